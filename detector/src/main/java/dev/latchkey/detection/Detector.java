package dev.latchkey.detection;

import dev.latchkey.detection.alert.Finding;
import dev.latchkey.detection.alert.Telling;
import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.chain.ChainStore;
import dev.latchkey.detection.chain.Step;
import dev.latchkey.detection.chain.Subject;
import dev.latchkey.detection.verdict.Analytic;
import dev.latchkey.detection.verdict.Assessment;
import dev.latchkey.detection.verdict.Severity;
import dev.latchkey.detection.verdict.Verdict;
import java.util.List;

/** Walks the path: remembers what a call means, judges the chains that it touches, and has people told. */
public final class Detector {

    /** More than any honest race needs: each round follows a telling, and a finding rises only so often. */
    private static final int MOST_ROUNDS = 10;

    private final ChainStore chains;
    private final Analytic analytic;

    public Detector(ChainStore chains, Analytic analytic) {
        this.chains = chains;
        this.analytic = analytic;
    }

    /** Writes every step of the call before anything is judged, so that of two concurrent calls one sees both. */
    public List<Subject> remember(ApiCall call) {
        List<Step> steps = Step.of(call);
        chains.add(steps);
        return steps.stream().map(Step::subject).distinct().toList();
    }

    public List<Verdict> judge(Subject subject) {
        return analytic.judge(chains.read(subject));
    }

    /**
     * Remembers the call, then judges and tells until what has been told is what the chains now say.
     *
     * @return the last verdicts
     */
    public List<Verdict> observe(ApiCall call, Telling telling, Severity tellFrom) {
        return remember(call).stream()
                .flatMap(subject -> settle(subject, telling, tellFrom).stream())
                .toList();
    }

    private List<Verdict> settle(Subject subject, Telling telling, Severity tellFrom) {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            List<Verdict> verdicts = judge(subject);
            if (!tell(verdicts, telling, tellFrom)) {
                return verdicts;
            }
        }
        throw new IllegalStateException("still rising after " + MOST_ROUNDS + " tellings: " + subject.key());
    }

    private static boolean tell(List<Verdict> verdicts, Telling telling, Severity tellFrom) {
        boolean told = false;
        for (Verdict verdict : verdicts) {
            told |= verdict.finding()
                    .filter(finding -> isToTell(finding, tellFrom))
                    .map(Finding::of)
                    .map(telling::tell)
                    .orElse(false);
        }
        return told;
    }

    private static boolean isToTell(Assessment assessment, Severity tellFrom) {
        return assessment.severity().isAtLeast(tellFrom);
    }
}
