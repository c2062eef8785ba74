package dev.latchkey.detection.verdict;

import dev.latchkey.detection.call.Origin.Method;
import dev.latchkey.detection.subject.Subject;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Who has been seen provisioning, for as long as that is remembered: far longer than chains are. */
@FunctionalInterface
public interface KnownCallers {

    /** Where nothing is learnt, nobody is taken for a stranger. */
    KnownCallers NOT_LEARNT = callers -> new Seen(Map.of());

    /**
     * @param callers as sightings name them
     * @throws CallersUnread if they cannot be read
     */
    Seen of(Set<Subject> callers);

    /** Another event has come, which must see what has been learnt since. */
    default void begin() {}

    /** @param first when each was first seen, method by method; who never was is not there */
    record Seen(Map<Subject, Map<Method, Instant>> first) {
        public Seen {
            first = Map.copyOf(first);
        }

        boolean isBy(Instant time, Subject caller) {
            return !methodsBy(time, caller).isEmpty();
        }

        /** In the order of their declaration. */
        Set<Method> methodsBy(Instant time, Subject caller) {
            Set<Method> methods = EnumSet.noneOf(Method.class);
            first.getOrDefault(caller, Map.of()).forEach((method, seen) -> {
                if (!seen.isAfter(time)) {
                    methods.add(method);
                }
            });
            return methods;
        }
    }
}
