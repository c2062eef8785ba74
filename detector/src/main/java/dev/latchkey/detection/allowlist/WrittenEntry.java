package dev.latchkey.detection.allowlist;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** An entry as people write it: what is not a bound is not there. */
public final class WrittenEntry {

    private final Map<String, Object> attributes = new HashMap<>();

    private WrittenEntry() {}

    public static Map<String, Object> of(AllowlistEntry entry) {
        WrittenEntry it = new WrittenEntry();
        ApprovedBounds bounds = entry.bounds();
        it.put("pk", List.of(entry.id()));
        it.put("principal", List.of(entry.principal().pattern()));
        it.putAll("people", entry.principal().people());
        it.putAll("accounts", bounds.accounts());
        it.putAll("networks", bounds.networks());
        it.putAll("viaServices", bounds.viaServices());
        it.putAll("operations", bounds.operations());
        it.putAll("stages", bounds.stages());
        it.putAll("targets", bounds.targets());
        it.put("maxPrivilege", List.of(bounds.maxPrivilege().name()));
        it.put("selfService", List.of(String.valueOf(bounds.selfService())));
        entry.expires().ifPresent(end -> it.put("expires", List.of(end.toString())));
        it.put("owner", List.of(entry.owner()));
        it.put("reason", List.of(entry.reason()));
        return it.attributes;
    }

    /** All that was written, without the names of the attributes. */
    public static List<String> texts(AllowlistEntry entry) {
        return of(entry).values().stream()
                .flatMap(value -> value instanceof Collection<?> several ? several.stream() : Stream.of(value))
                .map(String::valueOf)
                .toList();
    }

    private void put(String name, List<String> value) {
        attributes.put(name, value.get(0));
    }

    private void putAll(String name, Collection<?> values) {
        if (!values.isEmpty()) {
            attributes.put(name, values.stream().map(String::valueOf).sorted().toList());
        }
    }
}
