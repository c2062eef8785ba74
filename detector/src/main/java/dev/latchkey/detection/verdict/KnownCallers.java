package dev.latchkey.detection.verdict;

import dev.latchkey.detection.subject.Subject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who has been seen provisioning, for as long as that is remembered: far longer than chains are. */
public interface KnownCallers {

    /** Where nothing is learnt, nobody is taken for a stranger. */
    KnownCallers NOT_LEARNT = new KnownCallers() {
        @Override
        public Seen of(Set<Subject> callers) {
            return new Seen(Map.of(), List.of());
        }

        @Override
        public void learn(Collection<Sighting> sightings) {}
    };

    /** @param callers as sightings name them */
    Seen of(Set<Subject> callers);

    /** In any order, and again and again: of each caller the earliest counts. */
    void learn(Collection<Sighting> sightings);

    /**
     * @param first when each was first seen; who never was is not there
     * @param problems why that could not be read, for the alert to say
     */
    record Seen(Map<Subject, Instant> first, List<String> problems) {
        public Seen {
            first = Map.copyOf(first);
            problems = List.copyOf(problems);
        }

        boolean isBy(Instant time, Sighting sighting) {
            Instant seen = first.get(sighting.caller());
            return seen != null && !seen.isAfter(time);
        }
    }
}
