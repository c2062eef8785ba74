package dev.latchkey.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The days that a digest is of; by default the last seven up to now.
 *
 * @param to its first instant no more
 */
record DigestPeriod(Instant from, Instant to) {

    private static final Duration WEEK = Duration.ofDays(7);

    /** @throws IllegalArgumentException with a sentence, if one is not before the other */
    static DigestPeriod of(Optional<Moment> from, Optional<Moment> to, Instant now) {
        Instant end = to.map(Moment::after).orElse(now);
        Instant begin = from.map(Moment::first).orElseGet(() -> end.minus(WEEK));
        if (!begin.isBefore(end)) {
            throw new IllegalArgumentException(
                    "--from must be before --to, and before now: %s is not before %s.".formatted(begin, end));
        }
        return new DigestPeriod(begin, end);
    }
}
