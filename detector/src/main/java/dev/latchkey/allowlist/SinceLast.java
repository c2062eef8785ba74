package dev.latchkey.allowlist;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A proposal beside the last allowlist.
 *
 * @param entries the proposal; whose bounds are as they were have the owner and the reason that they had
 * @param lines what is new, changed and gone, for people
 */
record SinceLast(List<ObjectNode> entries, List<String> lines) {

    /** What a person says of an entry, and until when it is renewed, are no bounds. */
    private static final Set<String> NO_BOUNDS = Set.of("owner", "reason", "expires");

    /** @param last its entries as they are written; of two with one name neither counts */
    static SinceLast of(List<ObjectNode> last, List<ObjectNode> proposed) {
        Map<String, List<ObjectNode>> before = new TreeMap<>();
        last.forEach(entry ->
                before.computeIfAbsent(name(entry), key -> new ArrayList<>()).add(entry));
        SinceLast since = new SinceLast(new ArrayList<>(), new ArrayList<>());
        for (ObjectNode entry : proposed) {
            List<ObjectNode> same = before.getOrDefault(name(entry), List.of());
            before.remove(name(entry));
            if (same.size() == 1) {
                since.compare(same.get(0), entry);
            } else {
                since.entries.add(entry);
                since.lines.add("+ " + AllowlistPlan.shown(name(entry)));
            }
        }
        before.keySet()
                .forEach(gone -> since.lines.add("- " + AllowlistPlan.shown(gone)
                        + " is in the last file only: this history does not propose it"));
        return since;
    }

    private void compare(ObjectNode before, ObjectNode after) {
        List<String> differences = names(before, after)
                .filter(name -> !values(before.path(name)).equals(values(after.path(name))))
                .filter(name -> !name.equals("owner") && !name.equals("reason"))
                .toList();
        boolean same = NO_BOUNDS.containsAll(differences);
        if (same) {
            Stream.of("owner", "reason")
                    .filter(name -> before.path(name).isTextual())
                    .forEach(name -> after.put(name, before.path(name).asText()));
        }
        entries.add(after);
        if (!differences.isEmpty()) {
            String how = same ? " is as it was, but for its end" : " has other bounds: owner and reason anew";
            lines.add("~ " + AllowlistPlan.shown(name(after)) + how);
            differences.forEach(name -> lines.add("    " + AllowlistPlan.shown(name) + ": "
                    + ShownAttribute.change(
                            Optional.ofNullable(before.get(name)), Optional.ofNullable(after.get(name)))));
        }
    }

    private static Stream<String> names(ObjectNode before, ObjectNode after) {
        Set<String> names = new TreeSet<>();
        before.fieldNames().forEachRemaining(names::add);
        after.fieldNames().forEachRemaining(names::add);
        return names.stream();
    }

    /** A list, a set and a single text say the same. */
    private static Set<String> values(JsonNode value) {
        Set<String> values = new TreeSet<>();
        if (value.isArray()) {
            value.forEach(it -> values.add(it.asText()));
        } else if (!value.isMissingNode()) {
            values.add(value.asText());
        }
        return values;
    }

    private static String name(ObjectNode entry) {
        return entry.path("pk").asText();
    }
}
