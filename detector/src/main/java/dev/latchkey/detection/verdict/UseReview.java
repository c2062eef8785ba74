package dev.latchkey.detection.verdict;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What lint asks about an entry that covers nothing in a history. */
record UseReview(AllowlistEntry entry, Set<String> seen) {

    private static final Pattern ROLE = Pattern.compile("(arn:[^:]+:iam::[0-9]{12}:role/)(?:.*/)?([^/]+)");

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
        return underAnotherPath()
                .map(role -> AllowlistRemark.error(
                        entry,
                        "it covers nothing in these logs, where the role has another path than principal",
                        "write " + role))
                .orElseGet(() -> AllowlistRemark.warning(
                        entry,
                        "it covers nothing in these logs",
                        seen.contains(entry.principal().pattern())
                                ? "ask explain why its principal's chains are not covered, or remove the entry"
                                : "see that principal has its role's path, or remove the entry"));
    }

    /** A role of the same account and name, of which a session shows no path. */
    private Optional<String> underAnotherPath() {
        Matcher own = ROLE.matcher(entry.principal().pattern());
        if (!own.matches() || seen.contains(own.group())) {
            return Optional.empty();
        }
        return seen.stream()
                .filter(name -> {
                    Matcher other = ROLE.matcher(name);
                    return other.matches()
                            && other.group(1).equals(own.group(1))
                            && other.group(2).equals(own.group(2));
                })
                .findFirst();
    }
}
