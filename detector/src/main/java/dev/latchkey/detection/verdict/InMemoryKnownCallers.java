package dev.latchkey.detection.verdict;

import dev.latchkey.detection.subject.Subject;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Forgets nobody; for several threads. */
public final class InMemoryKnownCallers implements KnownCallers {

    private final Map<Subject, Instant> first = new ConcurrentHashMap<>();

    @Override
    public Seen of(Set<Subject> callers) {
        Map<Subject, Instant> seen = new HashMap<>();
        for (Subject caller : callers) {
            Instant time = first.get(caller);
            if (time != null) {
                seen.put(caller, time);
            }
        }
        return new Seen(seen);
    }

    @Override
    public void learn(Collection<Sighting> sightings) {
        for (Sighting sighting : sightings) {
            if (learn(sighting)) {
                learn(sighting.ofAnybody());
            }
        }
    }

    /** Whether nobody knew of it as early; looked for first, for nearly all have been seen before. */
    private boolean learn(Sighting sighting) {
        Instant known = first.get(sighting.caller());
        boolean earlier = known == null || sighting.time().isBefore(known);
        if (earlier) {
            first.merge(sighting.caller(), sighting.time(), (one, other) -> one.isBefore(other) ? one : other);
        }
        return earlier;
    }
}
