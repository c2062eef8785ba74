package dev.latchkey.allowlist;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.aws.StoredEntries;
import dev.latchkey.aws.StoredEntry;
import dev.latchkey.detection.text.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What must be done to a table so that it says what a file says.
 *
 * @param left names of entries that only the table has, and keeps
 */
record AllowlistPlan(List<Edit> edits, List<String> left, int unchanged) {

    private static final int LONGEST = 200;

    /** One entry's part in it. */
    sealed interface Edit {
        String name();

        /** For people, before anything is written. */
        List<String> lines();

        default boolean isRemoval() {
            return false;
        }

        /** What has become of it then, in a word. */
        default String done() {
            return isRemoval() ? "removed" : "written";
        }

        /** @return false if the table is not any more as it was when the plan was made */
        boolean write(StoredEntries table);
    }

    record Addition(ObjectNode after) implements Edit {
        @Override
        public String name() {
            return AllowlistPlan.name(after);
        }

        @Override
        public List<String> lines() {
            Stream<String> attributes = after.propertyStream()
                    .filter(it -> !it.getKey().equals("pk"))
                    .map(it -> "    " + shown(it.getKey()) + ": " + ShownAttribute.of(it.getValue()));
            return Stream.concat(Stream.of("+ " + shown(name())), attributes).toList();
        }

        @Override
        public boolean write(StoredEntries table) {
            return table.add(after);
        }
    }

    record Change(StoredEntry before, ObjectNode after) implements Edit {
        @Override
        public String name() {
            return before.name();
        }

        @Override
        public List<String> lines() {
            Stream<String> attributes = before.differences(after).stream()
                    .map(it -> "    " + shown(it) + ": "
                            + ShownAttribute.change(before.attribute(it), Optional.ofNullable(after.get(it))));
            return Stream.concat(Stream.of("~ " + shown(name())), attributes).toList();
        }

        @Override
        public boolean write(StoredEntries table) {
            return table.change(before, after);
        }
    }

    record Removal(StoredEntry before) implements Edit {
        @Override
        public String name() {
            return before.name();
        }

        @Override
        public List<String> lines() {
            return List.of(
                    "- " + shown(name()), "    was " + shown(before.json().toString()));
        }

        @Override
        public boolean isRemoval() {
            return true;
        }

        @Override
        public boolean write(StoredEntries table) {
            return table.remove(before);
        }
    }

    /** @param delete whether what only the table has is to go */
    static AllowlistPlan of(Map<String, StoredEntry> table, List<ObjectNode> file, boolean delete) {
        Map<String, ObjectNode> wanted = new TreeMap<>();
        file.forEach(entry -> wanted.put(name(entry), entry));
        List<Edit> edits = new ArrayList<>();
        wanted.forEach((name, after) -> {
            StoredEntry before = table.get(name);
            if (before == null) {
                edits.add(new Addition(after));
            } else if (!before.differences(after).isEmpty()) {
                edits.add(new Change(before, after));
            }
        });
        int unchanged = wanted.size() - edits.size();
        Set<String> more = table.keySet();
        List<String> left =
                more.stream().filter(name -> !wanted.containsKey(name)).sorted().toList();
        if (delete) {
            table.values().stream()
                    .filter(entry -> left.contains(entry.name()))
                    .map(Removal::new)
                    .forEach(edits::add);
        }
        return new AllowlistPlan(edits, delete ? List.of() : left, unchanged);
    }

    /** Whether none of the entries that the table has would stay in it. */
    boolean removesAll() {
        return unchanged == 0
                && edits.stream().anyMatch(Edit::isRemoval)
                && edits.stream().noneMatch(Change.class::isInstance);
    }

    private static String name(ObjectNode entry) {
        return entry.path("pk").asText();
    }

    static String shown(String text) {
        return PlainText.of(text, LONGEST);
    }
}
