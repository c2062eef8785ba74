package dev.latchkey.detection.digest;

import dev.latchkey.detection.subject.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The time over which nothing is missing in the evidence, but of those who are named.
 *
 * @param from when the chain store was first gone through, or first again after a gap
 * @param to all that the store had taken in before this has been gone through
 * @param life how long the store kept then what it took in
 * @param gapFrom since when it had not been gone through when what it held began to expire
 * @param unkept who could not be kept, and is to be tried again
 * @param more how many there are beyond those
 */
public record Coverage(
        Instant from, Instant to, Duration life, Optional<Instant> gapFrom, List<Subject> unkept, int more) {

    /** So many are tried again by name; if there are more, all that came since is. */
    public static final int MOST_UNKEPT = 50;

    /** Clocks differ, and a step is written after its time to expire was reckoned. */
    private static final Duration OVERLAP = Duration.ofMinutes(10);

    public Coverage {
        unkept = List.copyOf(unkept);
    }

    public static Coverage first(Instant now, Duration life) {
        return new Coverage(now, now, life, Optional.empty(), List.of(), 0);
    }

    /** The same after all was gone through once more, unless something had expired by then. */
    public Coverage until(Instant now, Duration lifeNow) {
        boolean lost = !now.isBefore(beginning().plus(shorter(lifeNow)));
        return lost
                ? new Coverage(now, now, lifeNow, Optional.of(to), List.of(), 0)
                : new Coverage(from, now, lifeNow, gapFrom, List.of(), 0);
    }

    public Coverage butFor(Collection<Subject> who) {
        List<Subject> named = who.stream().limit(MOST_UNKEPT).toList();
        return new Coverage(from, to, life, gapFrom, named, who.size() - named.size());
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
