package dev.latchkey.detection.verdict;

import dev.latchkey.detection.subject.Subject;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** Who has been seen provisioning, for as long as that is remembered: far longer than chains are. */
public interface KnownCallers {

    /** Where nothing is learnt, nobody is taken for a stranger. */
    KnownCallers NOT_LEARNT = new KnownCallers() {
        @Override
        public Seen of(Set<Subject> callers) {
            return new Seen(Map.of());
        }

        @Override
        public void learn(Collection<Sighting> sightings) {}
    };

    /**
     * @param callers as sightings name them
     * @throws CallersUnread if they cannot be read
     */
    Seen of(Set<Subject> callers);

    /** Another event has come, which must see what has been learnt since. */
    default void begin() {}

    /** In any order, and again and again: of each caller the earliest counts. */
    void learn(Collection<Sighting> sightings);

    /** @param first when each was first seen; who never was is not there */
    record Seen(Map<Subject, Instant> first) {
        public Seen {
            first = Map.copyOf(first);
        }

        boolean isBy(Instant time, Sighting sighting) {
            Instant seen = first.get(sighting.caller());
            return seen != null && !seen.isAfter(time);
        }
    }
}
