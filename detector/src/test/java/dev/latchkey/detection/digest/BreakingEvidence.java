package dev.latchkey.detection.digest;

import java.time.Instant;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Evidence of which AWS gives the first page and refuses the second. */
public record BreakingEvidence(Evidence whole) implements EvidenceAround {

    @Override
    public Stream<Kept> between(Instant from, Instant to, Consumer<String> unread) {
        Stream<Kept> second = Stream.generate(() -> {
            throw new IllegalStateException("the second page");
        });
        return Stream.concat(whole.between(from, to, unread), second);
    }
}
