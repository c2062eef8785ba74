package dev.latchkey.detection;

import dev.latchkey.detection.alert.Finding;
import dev.latchkey.detection.alert.Telling;
import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.chain.Account;
import dev.latchkey.detection.chain.Chain;
import dev.latchkey.detection.chain.ChainStore;
import dev.latchkey.detection.chain.Dependents;
import dev.latchkey.detection.chain.Resolution;
import dev.latchkey.detection.chain.Step;
import dev.latchkey.detection.chain.Subject;
import dev.latchkey.detection.verdict.Analytic;
import dev.latchkey.detection.verdict.Assessment;
import dev.latchkey.detection.verdict.Severity;
import dev.latchkey.detection.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;

/** Walks the path: remembers what a call means, judges the chains that it touches, and has people told. */
public final class Detector {

    /** More than any honest race needs: each round follows a telling, and a finding rises only so often. */
    private static final int MOST_ROUNDS = 10;

    private final ChainStore chains;
    private final Account account;
    private final Analytic analytic;

    public Detector(ChainStore chains, Account account, Analytic analytic) {
        this.chains = chains;
        this.account = account;
        this.analytic = analytic;
    }

    /** Writes every step of the call before anything is judged, so that of two concurrent calls one sees both. */
    public List<Step> remember(ApiCall call) {
        List<Step> steps = Step.of(call);
        chains.add(steps);
        return steps;
    }

    public List<Verdict> judge(Subject subject) {
        Chain chain = Resolution.of(subject, chains, account, analytic.tuning().window());
        return analytic.judge(chain);
    }

    /**
     * Remembers the call, then judges and tells until what has been told is what the chains now say.
     *
     * @return the last verdicts
     * @throws RuntimeException of the first identity that could not be judged or told, after all have been tried
     */
    public List<Verdict> observe(ApiCall call, Telling telling, Severity tellFrom) {
        List<Verdict> verdicts = new ArrayList<>();
        Failures failures = new Failures();
        for (Subject subject : Dependents.of(remember(call), chains)) {
            failures.gather(() -> verdicts.addAll(settle(subject, telling, tellFrom)));
        }
        failures.throwFirst();
        return verdicts;
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
        Failures failures = new Failures();
        long told = verdicts.stream()
                .flatMap(verdict -> verdict.finding().stream())
                .filter(finding -> isToTell(finding, tellFrom))
                .map(Finding::of)
                .filter(finding -> failures.gather(() -> telling.tell(finding)))
                .count();
        failures.throwFirst();
        return told > 0;
    }

    private static boolean isToTell(Assessment assessment, Severity tellFrom) {
        return assessment.severity().isAtLeast(tellFrom);
    }
}
