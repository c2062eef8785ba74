package dev.latchkey.detection.response;

import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.verdict.Stretch;
import java.util.Optional;

/** A session of a role belongs to the role: it outlives the key that opened it, and a Deny on whoever did. */
public final class OpenSessions {

    private OpenSessions() {}

    /** Nothing of who has limited rights at worst, nor of root, who can assume no role. */
    public static Optional<String> sentence(Stretch stretch) {
        boolean mayAssume = stretch.atWorst().privilege().level().compareTo(Level.LIMITED) > 0;
        return mayAssume && !(stretch.subject() instanceof Subject.Root) && !hasNoCredential(stretch)
                ? Optional.of("then end the sessions of other roles that it opened, which continue: see Contain in"
                        + " docs/runbook.md")
                : Optional.empty();
    }

    /** A new user to whom none was given has opened nothing. */
    private static boolean hasNoCredential(Stretch stretch) {
        return stretch.subject() instanceof Subject.User && stretch.creation().isPresent() && !stretch.hasCredential();
    }
}
