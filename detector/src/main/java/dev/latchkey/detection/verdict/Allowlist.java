package dev.latchkey.detection.verdict;

import java.util.List;

/**
 * The approved provisioners, edited by the security team; read when a chain would be told, so that an edit acts at
 * once.
 */
public interface Allowlist {

    Allowlist NOBODY = () -> new Entries(List.of(), List.of());

    Entries read();

    /** @param problems one line for each entry that cannot be read: it approves nothing, and is named */
    record Entries(List<AllowlistEntry> entries, List<String> problems) {
        public Entries {
            entries = List.copyOf(entries);
            problems = List.copyOf(problems);
        }
    }
}
