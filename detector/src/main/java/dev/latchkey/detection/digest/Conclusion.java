package dev.latchkey.detection.digest;

import dev.latchkey.detection.alert.CaseWords;
import dev.latchkey.detection.alert.Finding;
import dev.latchkey.detection.allowlist.AllowlistEntry;
import dev.latchkey.detection.verdict.Assessment;
import dev.latchkey.detection.verdict.Severity;
import dev.latchkey.detection.verdict.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What was concluded of an identity when it was last judged.
 *
 * @param verdict {@code Approved}, {@code Incomplete}, {@code Suspicious} or {@code Unrelated}
 * @param assessed what the finding is, or would be if nobody had approved it; empty where no case of the table holds
 * @param approvedBy the entries that approved it, by name
 * @param consulted the entries that cover a step of it, whether or not it was approved
 * @param told whether people were told of the finding
 */
public record Conclusion(
        String verdict, Optional<Assessed> assessed, List<String> approvedBy, List<String> consulted, boolean told) {

    public Conclusion {
        approvedBy = List.copyOf(approvedBy);
        consulted = List.copyOf(consulted);
    }

    /**
     * @param caseId the name of the case of the severity table, to group by; empty in what was kept before it was
     * @param inTable the same case in words, with what is known of an earlier creation
     * @param problems what could not be taken into account: if it were known, it might be more severe
     */
    public record Assessed(
            Severity severity, String caseId, String inTable, List<String> traits, List<String> problems, String uid) {

        public Assessed {
            traits = List.copyOf(traits);
            problems = List.copyOf(problems);
        }

        private static Assessed of(Assessment assessment) {
            List<String> traits = assessment.traits().stream()
                    .map(trait -> trait.kind().sentence() + ": " + RecordedStep.text(trait.fact()))
                    .toList();
            String uid = Finding.of(assessment).uid();
            String caseId = assessment.inTable().name();
            List<String> problems =
                    assessment.notKnown().stream().map(RecordedStep::text).toList();
            return new Assessed(assessment.severity(), caseId, CaseWords.of(assessment), traits, problems, uid);
        }
    }

    /** @param told the uids of the findings that people were told of this identity */
    static Conclusion of(Verdict verdict, Set<String> told, List<String> consulted) {
        Optional<Assessed> assessed = verdict.assessed().map(Assessed::of);
        List<String> approvedBy =
                verdict.approvedBy().stream().map(AllowlistEntry::id).sorted().toList();
        return new Conclusion(
                approvedBy.isEmpty() ? verdict.getClass().getSimpleName() : Verdict.Approved.class.getSimpleName(),
                assessed,
                approvedBy,
                consulted,
                assessed.filter(it -> told.contains(it.uid())).isPresent());
    }

    boolean isApproved() {
        return !approvedBy.isEmpty();
    }

    /** What people are told, or would be if it were severe enough. */
    public Optional<Assessed> finding() {
        return assessed.filter(it -> !isApproved());
    }
}
