package dev.latchkey.detection.oracle;

import dev.latchkey.detection.call.TrustDocument.Kind;
import dev.latchkey.detection.call.TrustDocument.Trusted;
import dev.latchkey.detection.step.Fact;
import dev.latchkey.detection.step.Fact.DoorOpened;
import dev.latchkey.detection.step.Note;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.verdict.Tuning;
import java.time.Duration;
import java.util.List;

/** Section 3 of the page: "provider made within the window" is OUTSIDE. */
final class OracleProviders {

    /** Section 8: of more changes nobody knows when the last was (ADR 72). */
    private static final int MOST_OF_A_STAGE = 50;

    private final List<Step> all;
    private final Tuning tuning;

    OracleProviders(List<Step> all, Tuning tuning) {
        this.all = all;
        this.tuning = tuning;
    }

    Fact aged(DoorOpened opened, Step door) {
        return new DoorOpened(opened.trusted().stream()
                .map(party -> party.kind() == Kind.FEDERATED && isNew(party, door)
                        ? new Trusted(Kind.NEW_PROVIDER, party.name(), party.narrowed(), party.exactSubject())
                        : party)
                .toList());
    }

    private boolean isNew(Trusted party, Step door) {
        List<Step> changes = all.stream()
                .filter(step -> step.subject().kind() == Subject.Kind.PROVIDER && step.isNote(Note.DONE))
                .filter(step -> step.target().equals(party.name()))
                .toList();
        return changes.size() >= MOST_OF_A_STAGE
                || changes.stream()
                        .anyMatch(made ->
                                Duration.between(made.time(), door.time()).abs().compareTo(tuning.window()) <= 0);
    }
}
