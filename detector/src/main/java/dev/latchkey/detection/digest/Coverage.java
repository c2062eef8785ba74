package dev.latchkey.detection.digest;

import dev.latchkey.detection.subject.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The time over which nothing is missing in the evidence, but of those who are named.
 *
 * @param from when the chain store was first gone through, or first again after a gap
 * @param to all that the store had taken in before this has been gone through
 * @param life how long the store kept then what it took in
 * @param gapFrom since when it had not been gone through when what it held began to expire
 * @param unkept who could not be kept, and is to be tried again
 * @param more how many there are beyond those
 * @param pass the one that has not come to its end yet
 */
public record Coverage(
        Instant from,
        Instant to,
        Duration life,
        Optional<Instant> gapFrom,
        List<Subject> unkept,
        int more,
        Optional<Pass> pass) {

    /**
     * Once through what the store has taken in, for which one run may have too little time.
     *
     * @param began when: what came later is left to the next one
     * @param after who was gone through last, behind whom it goes on
     */
    public record Pass(Instant began, Subject after) {}

    /** So many are tried again by name; if there are more, all that came since is. */
    public static final int MOST_UNKEPT = 50;

    /** Clocks differ, and a step is written after its time to expire was reckoned. */
    private static final Duration OVERLAP = Duration.ofMinutes(10);

    public Coverage {
        unkept = List.copyOf(unkept);
    }

    public static Coverage first(Instant now, Duration life) {
        return new Coverage(now, now, life, Optional.empty(), List.of(), 0, Optional.empty());
    }

    /** Before the first time: what came before that is no longer there, and the store still has the rest. */
    public static Coverage none(Instant now, Duration life) {
        return new Coverage(now, now.minus(life), life, Optional.empty(), List.of(), 0, Optional.empty());
    }

    /** The same after all was gone through once more, unless something had expired by then. */
    public Coverage until(Instant now, Duration lifeNow) {
        Instant reached = pass.map(Pass::began).orElse(now);
        Duration lived = pass.isPresent() ? shorter(lifeNow) : lifeNow;
        Instant owed = from.isAfter(to) ? from : to;
        boolean lost = !now.isBefore(owed.minus(OVERLAP).plus(shorter(lifeNow)));
        return lost
                ? new Coverage(now, reached, lived, Optional.of(to), List.of(), 0, Optional.empty())
                : new Coverage(from, reached, lived, gapFrom, List.of(), 0, Optional.empty());
    }

    /** The same while a pass is under way. */
    public Coverage passing(Subject after, Instant now, Duration lifeNow) {
        Pass here = new Pass(pass.map(Pass::began).orElse(now), after);
        return new Coverage(from, to, shorter(lifeNow), gapFrom, List.of(), 0, Optional.of(here));
    }

    public Coverage butFor(Collection<Subject> who) {
        List<Subject> named = who.stream().limit(MOST_UNKEPT).toList();
        return new Coverage(from, to, life, gapFrom, named, who.size() - named.size(), pass);
    }

    /**
     * Whoever was named before came before what is gone through again, so that only the name leads to it; also if it
     * could be kept itself, for it may lead to others who could not.
     */
    public Coverage alsoButFor(Collection<Subject> who) {
        Set<Subject> all = new LinkedHashSet<>(unkept);
        all.addAll(who);
        return butFor(all);
    }

    /** Whether there is a time over which nothing is missing: not while the first pass is under way, or after a gap. */
    public boolean isAny() {
        return !to.isBefore(from);
    }

    /** Whether all that came since then has been gone through, as far as it had come before the last pass began. */
    public boolean isWholeSince(Instant time) {
        return !from.isAfter(time) && pass.isEmpty();
    }

    /** What came before this need not be gone through again. */
    public Instant beginning() {
        return to.minus(OVERLAP);
    }

    /** How long what came since lives at least: it may have come before a setting was made longer, or shorter. */
    public Duration shorter(Duration lifeNow) {
        return life.compareTo(lifeNow) < 0 ? life : lifeNow;
    }

    public int allUnkept() {
        return unkept.size() + more;
    }
}
