package dev.latchkey.detection.habit;

import java.util.Collection;

/**
 * How often something must have been seen before it counts as a habit, so that no outlier widens an entry.
 *
 * @param minChains of which each pattern of names, and each value within it, needs at least so many
 */
public record HabitRules(int minChains) {

    public static final HabitRules DEFAULT = new HabitRules(3);

    static final int MIN_NAMES = 3;

    private static final int MIN_DAYS = 2;

    /** Rarer than one chain in so many is no habit, however busy the provisioner: a month hides a few chains well. */
    private static final int ONE_IN = 10;

    public HabitRules {
        if (minChains < 2) {
            throw new IllegalArgumentException("a single chain is no habit: at least 2, not " + minChains);
        }
    }

    boolean isHabit(Collection<Occurrence> seen) {
        return seen.size() >= minChains && days(seen) >= MIN_DAYS;
    }

    boolean isUsual(Collection<Occurrence> seen, int ofAll) {
        return isHabit(seen) && (long) seen.size() * ONE_IN >= ofAll;
    }

    private static long days(Collection<Occurrence> seen) {
        return seen.stream().map(Occurrence::day).distinct().count();
    }
}
