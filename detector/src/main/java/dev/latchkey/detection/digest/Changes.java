package dev.latchkey.detection.digest;

import dev.latchkey.detection.chain.Step;
import dev.latchkey.detection.chain.Subject;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** What the chain store has taken in lately: steps, and that people were told. */
public interface Changes {

    /** All that came at or after the time, and perhaps some that came shortly before; in no order. */
    Stream<Change> since(Instant time);

    /** @param step empty if people were told of the subject */
    record Change(Subject subject, Optional<Step> step) {}
}
