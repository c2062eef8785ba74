package dev.latchkey.detection.allowlist;

import dev.latchkey.detection.step.Step;
import java.util.Comparator;
import java.util.Set;

/**
 * One step held against one allowlist entry.
 *
 * @param missed the bounds that the step does not meet; none if it is covered
 */
public record Cover(AllowlistEntry entry, Step step, Set<Bound> missed) {

    /** The entry that lacks least first: somebody else's is farther than any number of other bounds. */
    public static final Comparator<Cover> NEAREST_FIRST = Comparator.<Cover>comparingInt(
                    cover -> cover.isSomebodyElses() ? 1 : 0)
            .thenComparing(cover -> cover.isSomebodyElses() ? cover.kin() : CallerKin.NONE)
            .thenComparingInt(cover -> cover.missed().size())
            .thenComparing(cover -> cover.entry().id());

    public Cover {
        missed = Set.copyOf(missed);
    }

    public boolean isGiven() {
        return missed.isEmpty();
    }

    /** Whether it is somebody else's who bears the caller's name, so that its principal may have a slip. */
    public boolean isNamesakes() {
        return isSomebodyElses() && kin() != CallerKin.NONE;
    }

    private CallerKin kin() {
        return CallerKin.of(entry.principal().pattern(), step.actor().name());
    }

    /** Whether the entry is for another principal, so that its other bounds matter little. */
    public boolean isSomebodyElses() {
        return missed.contains(Bound.PRINCIPAL);
    }
}
