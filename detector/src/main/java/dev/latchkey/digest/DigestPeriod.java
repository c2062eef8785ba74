package dev.latchkey.digest;

import dev.latchkey.replay.Period;
import dev.latchkey.terminal.Moment;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
        Period asked = new Period(from, to);
        Instant end = asked.to().map(Moment::after).orElse(now);
        asked.from().filter(it -> !it.first().isBefore(end)).ifPresent(it -> {
            throw new IllegalArgumentException("--from %s must be earlier than now, which is %s."
                    .formatted(it.text(), end.truncatedTo(ChronoUnit.SECONDS)));
        });
        Instant begin = asked.from().map(Moment::first).orElseGet(() -> end.minus(WEEK));
        return new DigestPeriod(begin, end);
    }
}
