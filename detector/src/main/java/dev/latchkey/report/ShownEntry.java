package dev.latchkey.report;

import dev.latchkey.detection.allowlist.AllowlistEntry;
import dev.latchkey.detection.review.EntryWords;
import java.util.Comparator;
import java.util.List;

/** An entry of the allowlist, and what it approved here, alone or with others. */
record ShownEntry(AllowlistEntry entry, List<Listed> approved) {

    /** Whoever wants all of them has the table. */
    private static final int MOST_NAMED = 50;

    static List<ShownEntry> of(List<Listed> all) {
        return all.stream()
                .flatMap(listed -> listed.verdict().approvedBy().stream())
                .distinct()
                .sorted(Comparator.comparing(AllowlistEntry::id))
                .map(entry -> new ShownEntry(
                        entry,
                        all.stream()
                                .filter(it -> it.verdict().approvedBy().contains(entry))
                                .toList()))
                .toList();
    }

    String id() {
        return Shown.text(entry.id());
    }

    String owner() {
        return Shown.text(entry.owner());
    }

    String reason() {
        return Shown.text(entry.reason());
    }

    List<String> bounds() {
        return Shown.lines(EntryWords.of(entry));
    }

    String count() {
        return Shown.count(approved.size(), "identity", "identities");
    }

    List<Listed> named() {
        return approved.stream().limit(MOST_NAMED).toList();
    }

    int leftOut() {
        return approved.size() - named().size();
    }
}
