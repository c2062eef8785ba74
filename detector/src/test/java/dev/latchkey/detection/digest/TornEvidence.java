package dev.latchkey.detection.digest;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Evidence of which some cannot be read. */
public record TornEvidence(Evidence whole, List<String> torn) implements EvidenceAround {

    @Override
    public Stream<Kept> between(Instant from, Instant to, Consumer<String> unread) {
        torn.forEach(unread);
        return whole.between(from, to, unread);
    }
}
