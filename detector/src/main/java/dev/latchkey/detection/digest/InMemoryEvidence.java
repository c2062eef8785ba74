package dev.latchkey.detection.digest;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The twin of the table, in memory. */
public final class InMemoryEvidence implements Evidence {

    private final TreeMap<String, Kept> kept = new TreeMap<>();
    private final Set<String> superseded = new HashSet<>();
    private final InstantSource clock;
    private Optional<Coverage> coverage = Optional.empty();

    public InMemoryEvidence(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void keep(IdentityRecord identity) {
        String key = key(identity, identity.anchor());
        Optional<Kept> before = Optional.ofNullable(kept.get(key));
        identity.tookIn(before.map(Kept::identity)).forEach(older -> superseded.add(key(identity, older)));
        superseded.remove(key);
        Instant first = before.map(Kept::firstKept).orElseGet(clock::instant);
        kept.put(key, new Kept(identity, first));
    }

    private static String key(IdentityRecord identity, RecordedStep beginning) {
        return "%016d#%s#%s"
                .formatted(beginning.time().toEpochMilli(), identity.subject().key(), beginning.eventId());
    }

    @Override
    public Stream<Kept> between(Instant from, Instant to, Consumer<String> unread) {
        return kept.entrySet().stream()
                .filter(it -> !superseded.contains(it.getKey()))
                .map(Map.Entry::getValue)
                .filter(it -> !it.identity().began().isBefore(from))
                .filter(it -> it.identity().began().isBefore(to));
    }

    @Override
    public Optional<Coverage> coverage() {
        return coverage;
    }

    @Override
    public void covers(Coverage now) {
        coverage = Optional.of(now);
    }
}
