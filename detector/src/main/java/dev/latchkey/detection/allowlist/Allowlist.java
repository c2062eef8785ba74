package dev.latchkey.detection.allowlist;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The approved provisioners, edited by the security team; read when a chain would be told, so that an edit acts on
 * whatever comes after it.
 */
public interface Allowlist {

    /** Far above what a team keeps by hand; beyond it entries approve nothing, and the alert says so. */
    int MOST_ENTRIES = 2_000;

    Allowlist NOBODY = () -> new Entries(List.of(), List.of());

    /** @throws AllowlistUnread if it cannot be read as a whole */
    Entries read();

    /** Another event has come, which must see what has been edited since. */
    default void begin() {}

    /** @param problems one line for each entry that cannot be read: it approves nothing, and is named */
    record Entries(List<AllowlistEntry> entries, List<String> problems) {
        public Entries {
            entries = List.copyOf(entries);
            problems = List.copyOf(problems);
        }

        /**
         * @param items the attributes of each, as {@link AllowlistEntry#of} takes them. Of two with one name neither
         *     counts, as nobody can tell which of them was meant.
         */
        public static Entries of(List<? extends Map<String, ?>> items) {
            Map<Optional<String>, Long> howOften =
                    items.stream().collect(Collectors.groupingBy(Entries::name, Collectors.counting()));
            List<AllowlistEntry> entries = new ArrayList<>();
            List<String> problems = new ArrayList<>();
            for (int number = 1; number <= items.size(); number++) {
                Map<String, ?> item = items.get(number - 1);
                String name = name(item).orElse("number " + number);
                try {
                    AllowlistEntry entry = AllowlistEntry.of(item);
                    if (howOften.getOrDefault(name(item), 0L) > 1) {
                        throw new IllegalArgumentException("pk stands more than once");
                    }
                    entries.add(entry);
                } catch (IllegalArgumentException e) {
                    problems.add("entry " + name + ": " + e.getMessage());
                }
            }
            return new Entries(entries, problems);
        }

        private static Optional<String> name(Map<String, ?> item) {
            return item.get("pk") instanceof String pk ? Optional.of(pk) : Optional.empty();
        }
    }
}
