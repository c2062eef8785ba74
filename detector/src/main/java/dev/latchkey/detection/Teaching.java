package dev.latchkey.detection;

import dev.latchkey.detection.call.Origin.Method;
import dev.latchkey.detection.digest.Changes.Change;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.verdict.Sighting;
import dev.latchkey.detection.verdict.SightingLog;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes known who was seen provisioning, before anybody is judged by it. */
final class Teaching {

    private Teaching() {}

    /** @return of how many subjects the changes are */
    static int by(Stream<Change> changes, SightingLog sightings) {
        Map<Subject, Map<Method, Sighting>> seen = new HashMap<>();
        Optional<Subject> last = Optional.empty();
        int subjects = 0;
        for (Iterator<Change> all = changes.iterator(); all.hasNext(); ) {
            Change change = all.next();
            subjects += last.equals(Optional.of(change.subject())) ? 0 : 1;
            last = Optional.of(change.subject());
            change.step()
                    .flatMap(Sighting::in)
                    .ifPresent(it -> seen.computeIfAbsent(it.caller(), caller -> new EnumMap<>(Method.class))
                            .merge(it.method(), it, Sighting::earlier));
        }
        sightings.learn(
                seen.values().stream().flatMap(by -> by.values().stream()).toList());
        return subjects;
    }
}
