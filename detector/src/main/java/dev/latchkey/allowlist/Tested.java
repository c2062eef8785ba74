package dev.latchkey.allowlist;

import dev.latchkey.detection.allowlist.Allowlist;
import dev.latchkey.detection.review.EntryUse;
import dev.latchkey.detection.verdict.Assessment;
import dev.latchkey.detection.verdict.Severity;
import dev.latchkey.detection.verdict.Trait;
import dev.latchkey.detection.verdict.Verdict;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an allowlist did in a history.
 *
 * @param problems what of it cannot be read
 * @param approved chains
 * @param saved alerts of Medium or more
 * @param left such alerts that are told all the same
 * @param worse those of them that are told higher, or only now, as an approved provisioner is out of bounds
 */
record Tested(List<EntryUse> uses, List<String> problems, long approved, long saved, long left, long worse) {

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
                alerts(approved.stream()),
                alerts(found.stream()),
                alerts(found.stream().filter(it -> it.isRaisedBy(Trait.Kind.OUT_OF_BOUNDS))));
    }

    private static long alerts(Stream<Assessment> assessments) {
        return assessments
                .filter(it -> it.severity().isAtLeast(Severity.MEDIUM))
                .count();
    }
}
