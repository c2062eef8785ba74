package dev.latchkey.detection.digest;

import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What the chain store has taken in lately: steps, and that people were told. */
public interface Changes {

    /**
     * All that came at or after the time, and perhaps some that came before. Subject by subject, in an order that stays
     * as it is, whatever else comes.
     *
     * @param life how long what came since was to be kept, at least
     * @param after whose changes were the last of another time, so that those behind them are asked for
     */
    Stream<Change> since(Instant time, Duration life, Optional<Subject> after);

    /** How long the chain store keeps what it takes in now. */
    Duration life();

    /** Only those of some subjects. */
    default Changes of(Predicate<Subject> subjects) {
        Changes all = this;
        return new Changes() {
            @Override
            public Stream<Change> since(Instant time, Duration life, Optional<Subject> after) {
                return all.since(time, life, after).filter(change -> subjects.test(change.subject()));
            }

            @Override
            public Duration life() {
                return all.life();
            }
        };
    }

    /** @param step empty if people were told of the subject */
    record Change(Subject subject, Optional<Step> step) {}
}
