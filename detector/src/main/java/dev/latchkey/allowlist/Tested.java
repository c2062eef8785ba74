package dev.latchkey.allowlist;

import dev.latchkey.detection.verdict.Allowlist;
import dev.latchkey.detection.verdict.Assessment;
import dev.latchkey.detection.verdict.EntryUse;
import dev.latchkey.detection.verdict.Severity;
import dev.latchkey.detection.verdict.Verdict;
import java.util.List;

/**
 * What an allowlist did in a history.
 *
 * @param problems what of it cannot be read
 * @param approved chains
 * @param saved alerts of Medium or more
 * @param left such alerts that are told all the same
 */
record Tested(List<EntryUse> uses, List<String> problems, long approved, long saved, long left) {

    Tested {
        uses = List.copyOf(uses);
        problems = List.copyOf(problems);
    }

    /** What is not a finding although its case is in the table was approved. */
    static Tested of(Allowlist.Entries allowlist, List<Verdict> verdicts) {
        List<Assessment> approved = verdicts.stream()
                .filter(verdict -> verdict.finding().isEmpty())
                .flatMap(verdict -> verdict.assessed().stream())
                .toList();
        List<Assessment> found =
                verdicts.stream().flatMap(verdict -> verdict.finding().stream()).toList();
        return new Tested(
                EntryUse.of(allowlist.entries(), verdicts),
                allowlist.problems(),
                approved.size(),
                alerts(approved),
                alerts(found));
    }

    private static long alerts(List<Assessment> assessments) {
        return assessments.stream()
                .filter(it -> it.severity().isAtLeast(Severity.MEDIUM))
                .count();
    }
}
