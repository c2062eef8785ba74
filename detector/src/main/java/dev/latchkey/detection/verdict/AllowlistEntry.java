package dev.latchkey.detection.verdict;

import dev.latchkey.detection.call.Glob;
import dev.latchkey.detection.chain.Fact;
import dev.latchkey.detection.chain.Privilege.Level;
import dev.latchkey.detection.chain.Step;
import java.time.Instant;
import java.util.Optional;

/**
 * One approved provisioner. Tight by default: it covers creations, limited grants and the trust of its new roles, and no
 * credential of a user.
 *
 * @param principal a pattern with AWS's wildcards for {@link dev.latchkey.detection.call.Principal#name()}
 * @param expires compared with the time of the event, so a late delivery changes nothing
 */
public record AllowlistEntry(String id, String principal, Optional<Instant> expires, String owner, String reason) {

    /** What a grant may be at most; a level that is not known exceeds it. */
    static final Level MAX_PRIVILEGE = Level.LIMITED;

    public AllowlistEntry {
        require(id, "pk");
        require(principal, "principal");
        require(owner, "owner");
        require(reason, "reason");
    }

    boolean names(Step step) {
        boolean live = expires.filter(end -> !step.time().isBefore(end)).isEmpty();
        return live && Glob.matches(principal, step.actor().name());
    }

    boolean covers(Step step) {
        return names(step) && isWithinBounds(step.fact());
    }

    private static boolean isWithinBounds(Fact fact) {
        if (fact instanceof Fact.Granted granted) {
            return granted.privilege().level().compareTo(MAX_PRIVILEGE) <= 0;
        }
        return !(fact instanceof Fact.CredentialMade);
    }

    private static void require(String text, String attribute) {
        if (text.isBlank()) {
            throw new IllegalArgumentException(attribute + " is missing or empty");
        }
    }
}
