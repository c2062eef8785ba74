package dev.latchkey.detection.verdict;

import dev.latchkey.detection.call.Origin.Method;
import dev.latchkey.detection.subject.Subject;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Forgets nobody; for several threads. */
public final class InMemoryKnownCallers implements KnownCallers, SightingLog {

    private final Map<Subject, Map<Method, Instant>> first = new ConcurrentHashMap<>();

    @Override
    public Seen of(Set<Subject> callers) {
        Map<Subject, Map<Method, Instant>> seen = new HashMap<>();
        for (Subject caller : callers) {
            Map<Method, Instant> methods = first.get(caller);
            if (methods != null) {
                seen.put(caller, Map.copyOf(methods));
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
        Map<Method, Instant> methods =
                first.computeIfAbsent(sighting.caller(), caller -> new ConcurrentHashMap<>(Method.values().length));
        Instant known = methods.get(sighting.method());
        boolean earlier = known == null || sighting.time().isBefore(known);
        if (earlier) {
            methods.merge(sighting.method(), sighting.time(), (one, other) -> one.isBefore(other) ? one : other);
        }
        return earlier;
    }
}
