package dev.latchkey.detection.review;

import dev.latchkey.detection.allowlist.AllowlistEntry;
import dev.latchkey.detection.allowlist.MaxPrivilege;
import dev.latchkey.detection.call.Network;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.verdict.Approval;
import dev.latchkey.detection.verdict.Stretch;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The tightest entry that covers what one principal did in a stretch.
 *
 * @param steps that it did
 * @param selfService what the new identity then made for itself, if this principal made the identity
 */
record SuggestedEntry(Stretch stretch, String principal, List<Step> steps, Optional<Step> selfService) {

    private static final Duration VALID = Duration.ofDays(90);
    private static final int ID_LENGTH = 13;

    /** Whether no bound but {@code ADMIN} would do, and only because nobody knows what was granted. */
    boolean needsAdminForUnknown() {
        return maxPrivilege() != MaxPrivilege.ADMIN && levels().anyMatch(level -> level == Level.UNKNOWN);
    }

    /** Whether the record tells from where each call came. */
    boolean isFromSomewhere() {
        return reached()
                .allMatch(step -> step.origin().service().isPresent()
                        || Network.ofSingle(step.origin().address()).isPresent());
    }

    /** The entry as it would be read; empty if what the records say cannot stand in one. */
    Optional<AllowlistEntry> entry(String owner, String reason, MaxPrivilege atLeast) {
        Map<String, Object> attributes = attributes();
        attributes.put("owner", owner);
        attributes.put("reason", reason);
        attributes.put("maxPrivilege", max(atLeast, maxPrivilege()).name());
        try {
            return Optional.of(AllowlistEntry.of(attributes));
        } catch (IllegalArgumentException notInAnEntry) {
            return Optional.empty();
        }
    }

    /** All but owner and reason. */
    Map<String, Object> attributes() {
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("pk", id());
        attributes.put("principal", principal);
        put(attributes, "people", people());
        attributes.put("accounts", List.of(stretch.subject().account()));
        if (isFromSomewhere()) {
            put(attributes, "networks", networks());
            put(attributes, "viaServices", each(reached(), step -> step.origin().service()));
        }
        put(
                attributes,
                "operations",
                each(steps.stream(), step -> Optional.of(step.operation().eventName())));
        put(attributes, "targets", each(reached(), step -> Optional.of(step.target())));
        if (maxPrivilege() != MaxPrivilege.LIMITED) {
            attributes.put("maxPrivilege", maxPrivilege().name());
        }
        selfService.ifPresent(step -> attributes.put("selfService", true));
        attributes.put("expires", stretch.lastSeen().plus(VALID).toString());
        return attributes;
    }

    private List<String> people() {
        List<String> people = each(steps.stream(), step -> step.actor().person());
        boolean known = steps.stream().allMatch(step -> step.actor().person().isPresent());
        return known ? people : List.of();
    }

    private List<String> networks() {
        return each(reached(), step -> Network.ofSingle(step.origin().address()).map(Network::toString));
    }

    /** What it gave alone, and the whole of which it gave a half. */
    private MaxPrivilege maxPrivilege() {
        boolean gaveHalf = Approval.isMoreTogether(stretch) && steps.stream().anyMatch(Approval::isHalf);
        Stream<Level> together = gaveHalf ? Stream.of(stretch.granted().level()) : Stream.empty();
        return Stream.concat(levels(), together)
                .filter(level -> level != Level.UNKNOWN)
                .map(SuggestedEntry::allowing)
                .reduce(MaxPrivilege.LIMITED, SuggestedEntry::max);
    }

    private Stream<Level> levels() {
        return steps.stream()
                .filter(step -> !Approval.isBornWith(stretch, step))
                .flatMap(step -> Approval.given(stretch, step).stream());
    }

    private Stream<Step> reached() {
        return Stream.concat(steps.stream(), selfService.stream());
    }

    private static MaxPrivilege allowing(Level level) {
        return Stream.of(MaxPrivilege.values())
                .filter(max -> max.allows(level))
                .findFirst()
                .orElse(MaxPrivilege.ADMIN);
    }

    private static MaxPrivilege max(MaxPrivilege one, MaxPrivilege other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static List<String> each(Stream<Step> steps, Function<Step, Optional<String>> text) {
        return steps.flatMap(step -> text.apply(step).stream())
                .distinct()
                .sorted()
                .toList();
    }

    private static void put(Map<String, Object> attributes, String name, Collection<String> texts) {
        if (!texts.isEmpty()) {
            attributes.put(name, texts);
        }
    }

    /** Another finding of the same principal is another entry, and overwrites none; nor is that of another identity. */
    private String id() {
        Step anchor = stretch.anchor();
        String several =
                anchor.operation().touchesSeveral() ? "|" + stretch.subject().name() : "";
        String text = anchor.eventId() + "|" + principal + several;
        String hash =
                UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
        return "approved-" + hash.substring(0, ID_LENGTH);
    }
}
