package dev.latchkey.detection.allowlist;

import static dev.latchkey.detection.allowlist.AllowlistAttributes.oneOf;
import static dev.latchkey.detection.allowlist.AllowlistAttributes.shaped;

import dev.latchkey.detection.call.AccountId;
import dev.latchkey.detection.call.Network;
import dev.latchkey.detection.call.Origin;
import dev.latchkey.detection.step.Stage;
import dev.latchkey.detection.step.Step;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One approved provisioner, and within what bounds.
 *
 * @param expires compared with the time of the event, so a late delivery changes nothing
 */
public record AllowlistEntry(
        String id,
        ApprovedPrincipal principal,
        ApprovedBounds bounds,
        Optional<Instant> expires,
        String owner,
        String reason) {

    /** Stands for owner and reason until a person has written them; an entry that has it approves nothing. */
    public static final String TO_FILL_IN = "FILL IN";

    /** The names of all attributes, in the order in which people write them. */
    public static final List<String> ATTRIBUTES = List.of(
            "pk",
            "principal",
            "people",
            "accounts",
            "networks",
            "viaServices",
            "operations",
            "stages",
            "targets",
            "maxPrivilege",
            "selfService",
            "expires",
            "owner",
            "reason");

    /** Of any text: longer than a name or an ARN can be. */
    static final int MOST_CHARACTERS = 2_048;

    /** Of one attribute. What reads or reviews an entry takes time with both, and anybody may have written it. */
    static final int MOST_VALUES = 500;

    private static final List<Stage> STAGES = List.of(Stage.CREATION, Stage.GRANT, Stage.CREDENTIAL);
    private static final Pattern OPERATION = Pattern.compile("[A-Za-z0-9]+");

    /**
     * Reads an entry from its attributes: texts, booleans, collections of texts.
     *
     * @throws IllegalArgumentException naming what is wrong, a bound that is not understood too
     */
    public static AllowlistEntry of(Map<String, ?> values) {
        AllowlistAttributes attributes = new AllowlistAttributes(values);
        attributes.refuseAllBut(Set.copyOf(ATTRIBUTES));
        return new AllowlistEntry(
                attributes.required("pk"),
                new ApprovedPrincipal(
                        attributes.required("principal"), attributes.texts("people", Function.identity())),
                bounds(attributes),
                attributes.text("expires", AllowlistEntry::time),
                attributes.filledIn("owner"),
                attributes.filledIn("reason"));
    }

    private static ApprovedBounds bounds(AllowlistAttributes attributes) {
        return new ApprovedBounds(
                attributes.texts("accounts", shaped(AccountId.SHAPE, "111122223333")),
                attributes.texts("networks", Network::of),
                attributes.texts("viaServices", shaped(Origin.SERVICE, "cloudformation.amazonaws.com")),
                attributes.texts("operations", shaped(OPERATION, "CreateUser")),
                attributes.texts("stages", oneOf(STAGES)),
                attributes.texts("targets", Function.identity()),
                attributes
                        .text("maxPrivilege", oneOf(List.of(MaxPrivilege.values())))
                        .orElse(MaxPrivilege.LIMITED),
                attributes.flag("selfService"));
    }

    /** Whether the one who made the step has this entry, if perhaps not for this step. */
    public boolean names(Step step) {
        return meets(Bound.WHO, step);
    }

    public boolean covers(Step step) {
        return meets(Bound.OF_STEP, step);
    }

    public boolean meets(Set<Bound> bounds, Step step) {
        // Each of thousands of entries is held against each step of a history.
        for (Bound bound : bounds) {
            if (!bound.isMet(this, step)) {
                return false;
            }
        }
        return true;
    }

    public Set<Bound> missed(Set<Bound> bounds, Step step) {
        return bounds.stream().filter(bound -> !bound.isMet(this, step)).collect(Collectors.toUnmodifiableSet());
    }

    boolean isLive(Step step) {
        return !isOver(step.time());
    }

    /** Whether it covers nothing from then on. */
    public boolean isOver(Instant then) {
        return expires.filter(end -> !then.isBefore(end)).isPresent();
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(text + " is not a time such as 2027-01-31T00:00:00Z", e);
        }
    }
}
