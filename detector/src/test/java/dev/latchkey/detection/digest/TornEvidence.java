package dev.latchkey.detection.digest;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Evidence of which some cannot be read. */
public record TornEvidence(Evidence whole, List<String> torn) implements Evidence {

    @Override
    public void keep(IdentityRecord identity) {
        whole.keep(identity);
    }

    @Override
    public Stream<Kept> between(Instant from, Instant to, Consumer<String> unread) {
        torn.forEach(unread);
        return whole.between(from, to, unread);
    }

    @Override
    public Optional<Coverage> coverage() {
        return whole.coverage();
    }

    @Override
    public void covers(Coverage coverage) {
        whole.covers(coverage);
    }
}
