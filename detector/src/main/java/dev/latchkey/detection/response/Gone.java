package dev.latchkey.detection.response;

import dev.latchkey.detection.step.Note;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.text.Utc;
import dev.latchkey.detection.verdict.Stretch;
import java.util.Optional;

/** An identity that the records show deleted: what acts on its name finds nothing, or another that took the name. */
public final class Gone {

    private Gone() {}

    /**
     * What to know before a command for it is run, if its deletion is the latest that is known of it. The commands are
     * still told: a record may be late, and a namesake may be the same attacker's.
     */
    public static Optional<String> sentence(Stretch stretch) {
        String lookUp = "get-" + stretch.subject().kind().shown();
        return deletion(stretch).map(it -> sentence(it, lookUp));
    }

    private static String sentence(Step deletion, String lookUp) {
        return deletion.operation().eventName() + " at " + Utc.shown(deletion.time())
                + " UTC says that it is gone: if " + lookUp
                + " finds nothing, continue with the caller; otherwise check first that it is not a new one with the"
                + " same name";
    }

    /** Within the second of its first step it may have been an older bearer of the name that was deleted. */
    public static Optional<Step> deletion(Stretch stretch) {
        return stretch.evidence().stream()
                .filter(step -> step.isNote(Note.DELETED) && step.subject().equals(stretch.subject()))
                .filter(step ->
                        step.time().isAfter(stretch.firstSeen()) && !step.time().isBefore(stretch.lastSeen()))
                .max(Step.IN_EVENT_TIME);
    }
}
