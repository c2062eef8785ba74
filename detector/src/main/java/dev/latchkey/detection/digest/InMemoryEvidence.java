package dev.latchkey.detection.digest;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The twin of the table, in memory. */
public final class InMemoryEvidence implements Evidence {

    private final TreeMap<String, Kept> kept = new TreeMap<>();
    private final InstantSource clock;
    private Optional<Coverage> coverage = Optional.empty();

    public InMemoryEvidence(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void keep(IdentityRecord identity) {
        String key = "%016d#%s#%s"
                .formatted(
                        identity.began().toEpochMilli(),
                        identity.subject().key(),
                        identity.anchor().eventId());
        Instant first = Optional.ofNullable(kept.get(key)).map(Kept::firstKept).orElseGet(clock::instant);
        kept.put(key, new Kept(identity, first));
    }

    @Override
    public Stream<Kept> between(Instant from, Instant to) {
        return kept.values().stream()
                .filter(it -> !it.identity().began().isBefore(from))
                .filter(it -> it.identity().began().isBefore(to));
    }

    @Override
    public Optional<Coverage> coverage() {
        return coverage;
    }

    @Override
    public void coveredTo(Instant time) {
        coverage = Optional.of(new Coverage(coverage.map(Coverage::from).orElse(time), time));
    }
}
