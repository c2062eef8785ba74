package dev.latchkey.detection.alert;

import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Stage;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.verdict.Stretch;
import java.util.Optional;

/** A session of a role belongs to the role: it outlives the key that opened it, and a Deny on whoever did. */
final class OpenSessions {

    private OpenSessions() {}

    /** Nothing of whom it is known that he may assume no role, nor of root, who cannot. */
    static Optional<String> sentence(Stretch stretch) {
        boolean mayAssume = stretch.privilege().level().compareTo(Level.LIMITED) > 0;
        return mayAssume && !(stretch.subject() instanceof Subject.Root) && !hasNoCredential(stretch)
                ? Optional.of(
                        "then the sessions of other roles that it opened, which go on: see Contain in docs/runbook.md")
                : Optional.empty();
    }

    /** A new user to whom none was given has opened nothing. */
    private static boolean hasNoCredential(Stretch stretch) {
        return stretch.subject() instanceof Subject.User
                && stretch.of(Stage.CREATION).findAny().isPresent()
                && !stretch.hasCredential();
    }
}
