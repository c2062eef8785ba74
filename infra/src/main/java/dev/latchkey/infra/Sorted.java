package dev.latchkey.infra;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The same template at each synthesis: maps as {@link Map#of} makes them go another way in each run. */
final class Sorted {

    private Sorted() {}

    /** The same members by name, those within them too. */
    static Map<String, Object> of(Map<?, ?> members) {
        Map<String, Object> sorted = new TreeMap<>();
        members.forEach((name, value) -> sorted.put(String.valueOf(name), value(value)));
        return sorted;
    }

    private static Object value(Object value) {
        if (value instanceof Map<?, ?> members) {
            return of(members);
        }
        return value instanceof List<?> elements
                ? elements.stream().map(Sorted::value).toList()
                : value;
    }
}
