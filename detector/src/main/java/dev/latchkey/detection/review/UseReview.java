package dev.latchkey.detection.review;

import dev.latchkey.detection.allowlist.AllowlistEntry;
import dev.latchkey.detection.allowlist.CallerKin;
import dev.latchkey.detection.call.Glob;
import dev.latchkey.detection.step.Fact;
import dev.latchkey.detection.verdict.Approval;
import dev.latchkey.detection.verdict.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What lint asks about an entry that covers nothing in a history. */
record UseReview(AllowlistEntry entry, Set<String> seen) {

    /** @param alone what was given besides, and makes no finding */
    static List<AllowlistRemark> of(List<AllowlistEntry> entries, List<Verdict> history, List<Verdict> alone) {
        Set<String> seen = Stream.concat(history.stream(), alone.stream())
                .flatMap(verdict -> verdict.stretch().steps().stream())
                .map(step -> step.actor().name())
                .collect(Collectors.toCollection(TreeSet::new));
        return EntryUse.of(entries, history).stream()
                .filter(use -> !use.isUsed() && !coversCredential(use.entry(), alone))
                .map(use -> new UseReview(use.entry(), seen).remark())
                .toList();
    }

    /** Keys and passwords that somebody made for somebody else: what an entry covers the digest counts as approved. */
    private static boolean coversCredential(AllowlistEntry entry, List<Verdict> alone) {
        return alone.stream()
                .map(verdict -> Approval.ofThoseWhoActed(verdict.stretch(), List.of(entry)))
                .flatMap(approval -> approval.coveredBy(entry).stream())
                .anyMatch(step -> step.fact() instanceof Fact.CredentialMade && !step.byOneself());
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
