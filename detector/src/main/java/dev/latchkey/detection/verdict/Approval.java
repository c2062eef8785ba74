package dev.latchkey.detection.verdict;

import dev.latchkey.detection.chain.Step;
import dev.latchkey.detection.verdict.Trait.Kind;
import java.util.List;
import java.util.Optional;

/** Holds a stretch against the allowlist. */
public record Approval(Stretch stretch, List<AllowlistEntry> entries) {

    /** Only if every step is covered, and all its grants together stay within what an entry may cover. */
    public boolean isGiven() {
        return isWithinBoundsTogether() && stretch.steps().stream().allMatch(this::isCovered);
    }

    List<AllowlistEntry> by() {
        return entries.stream()
                .filter(entry -> stretch.steps().stream().anyMatch(entry::covers))
                .toList();
    }

    /** An approved provisioner that does what it was not approved for may have been taken over. */
    Optional<Trait> outOfBounds() {
        return stretch.steps().stream()
                .filter(step -> isNamed(step) && !(isCovered(step) && isWithinBoundsTogether()))
                .findFirst()
                .map(step -> new Trait(
                        Kind.OUT_OF_BOUNDS,
                        step.operation().eventName() + " by " + step.actor().name()));
    }

    private boolean isWithinBoundsTogether() {
        return stretch.privilege().level().compareTo(AllowlistEntry.MAX_PRIVILEGE) <= 0;
    }

    private boolean isNamed(Step step) {
        return entries.stream().anyMatch(entry -> entry.names(step));
    }

    private boolean isCovered(Step step) {
        return entries.stream().anyMatch(entry -> entry.covers(step));
    }
}
