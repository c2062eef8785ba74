package dev.latchkey.detection.verdict;

import dev.latchkey.detection.call.Glob;
import dev.latchkey.detection.chain.Fact;
import dev.latchkey.detection.chain.Privilege.Level;
import dev.latchkey.detection.chain.Step;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One approved provisioner. Tight by default: it covers creations, limited grants and the trust of its new roles,
 * and no credential of a user.
 *
 * @param principal a pattern with AWS's wildcards for {@link dev.latchkey.detection.call.Principal#name()}
 * @param expires compared with the time of the event, so a late delivery changes nothing
 */
public record AllowlistEntry(String id, String principal, Optional<Instant> expires, String owner, String reason) {

    /** What a grant may be at most; a level that is not known exceeds it. */
    static final Level MAX_PRIVILEGE = Level.LIMITED;

    private static final Set<String> KNOWN = Set.of("pk", "principal", "expires", "owner", "reason");

    public AllowlistEntry {
        require(id, "pk");
        require(principal, "principal");
        require(owner, "owner");
        require(reason, "reason");
    }

    /**
     * Reads an entry from its attributes, from whatever place they come.
     *
     * @throws IllegalArgumentException naming what is wrong; a bound that is not understood is wrong too, as
     *     ignoring it would widen the approval
     */
    public static AllowlistEntry of(Map<String, String> attributes) {
        attributes.keySet().stream()
                .filter(name -> !KNOWN.contains(name))
                .sorted()
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException("unknown attribute " + name);
                });
        return new AllowlistEntry(
                attributes.getOrDefault("pk", ""),
                attributes.getOrDefault("principal", ""),
                Optional.ofNullable(attributes.get("expires")).map(AllowlistEntry::time),
                attributes.getOrDefault("owner", ""),
                attributes.getOrDefault("reason", ""));
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

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("expires is not a time such as 2027-01-31T00:00:00Z: " + text, e);
        }
    }

    private static void require(String text, String attribute) {
        if (text.isBlank()) {
            throw new IllegalArgumentException(attribute + " is missing or empty");
        }
    }
}
