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
     * All that came at or after the time, and perhaps some that came before; in no order.
     *
     * @param life how long what came since was to be kept, at least
     */
    Stream<Change> since(Instant time, Duration life);

    /** How long the chain store keeps what it takes in now. */
    Duration life();

    /** Only those of some subjects. */
    default Changes of(Predicate<Subject> subjects) {
        Changes all = this;
        return new Changes() {
            @Override
            public Stream<Change> since(Instant time, Duration life) {
                return all.since(time, life).filter(change -> subjects.test(change.subject()));
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
