package dev.latchkey.detection.review;

import dev.latchkey.detection.allowlist.AllowlistEntry;
import dev.latchkey.detection.allowlist.CallerKin;
import dev.latchkey.detection.call.Glob;
import dev.latchkey.detection.verdict.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What lint asks about an entry that covers nothing in a history. */
record UseReview(AllowlistEntry entry, Set<String> seen) {

    static List<AllowlistRemark> of(List<AllowlistEntry> entries, List<Verdict> history) {
        Set<String> seen = history.stream()
                .flatMap(verdict -> verdict.stretch().steps().stream())
                .map(step -> step.actor().name())
                .collect(Collectors.toCollection(TreeSet::new));
        return EntryUse.of(entries, history).stream()
                .filter(use -> !use.isUsed())
                .map(use -> new UseReview(use.entry(), seen).remark())
                .toList();
    }

    private AllowlistRemark remark() {
        return writtenOtherwise()
                .map(caller -> AllowlistRemark.error(
                        entry,
                        "it covers nothing in these logs, where principal has another path or case",
                        "write " + caller))
                .orElseGet(() -> AllowlistRemark.warning(
                        entry,
                        "it covers nothing in these logs",
                        isSeen()
                                ? "ask explain why its principal's chains are not covered, or remove the entry"
                                : "see that principal has its role's path, or remove the entry"));
    }

    /** Whom it is for has been there, also if a wildcard stands for the path: whatever fails is not principal. */
    private boolean isSeen() {
        return seen.stream().anyMatch(name -> Glob.matches(entry.principal().pattern(), name));
    }

    /** Of one account and kind no two have the same name, whatever their paths, and case aside. */
    private Optional<String> writtenOtherwise() {
        String pattern = entry.principal().pattern();
        return isSeen()
                ? Optional.empty()
                : seen.stream()
                        .filter(name -> CallerKin.of(pattern, name) == CallerKin.SAME)
                        .findFirst();
    }
}
