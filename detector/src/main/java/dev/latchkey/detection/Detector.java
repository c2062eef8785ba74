package dev.latchkey.detection;

import dev.latchkey.detection.alert.Finding;
import dev.latchkey.detection.alert.Telling;
import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.chain.Account;
import dev.latchkey.detection.chain.Chain;
import dev.latchkey.detection.chain.ChainStore;
import dev.latchkey.detection.chain.Dependents;
import dev.latchkey.detection.chain.Leads;
import dev.latchkey.detection.chain.LookUp;
import dev.latchkey.detection.chain.LooseEnds;
import dev.latchkey.detection.chain.ReadOnce;
import dev.latchkey.detection.chain.Step;
import dev.latchkey.detection.chain.Subject;
import dev.latchkey.detection.verdict.Analytic;
import dev.latchkey.detection.verdict.Assessment;
import dev.latchkey.detection.verdict.Severity;
import dev.latchkey.detection.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Walks the path: remembers what a call means, judges the chains that it touches, and has people told. */
public final class Detector {

    /** More than any honest race needs: each round follows a telling, and a finding rises only so often. */
    private static final int MOST_ROUNDS = 10;

    private final ChainStore chains;
    private final LookUps lookUps;
    private final Analytic analytic;

    public Detector(ChainStore chains, Account account, Analytic analytic) {
        this(chains, account, LookUp.OFF, analytic);
    }

    public Detector(ChainStore chains, Account account, LookUp iam, Analytic analytic) {
        this.chains = chains;
        this.lookUps = new LookUps(account, iam, analytic);
        this.analytic = analytic;
    }

    /** Writes every step of the call before anything is judged, so that of two concurrent calls one sees both. */
    public List<Step> remember(ApiCall call) {
        List<Step> steps = Step.of(call);
        chains.add(steps);
        return steps;
    }

    public List<Verdict> judge(Subject subject) {
        return judge(subject, new ReadOnce(chains));
    }

    /** What stands under others is read only if it could make a difference to what people are told. */
    private List<Verdict> judge(Subject subject, ChainStore seen) {
        Chain chain = seen.read(subject);
        return speaksForItself(chain) ? analytic.judge(chain) : lookUps.judge(subject, seen);
    }

    private boolean speaksForItself(Chain chain) {
        LooseEnds open = new LooseEnds(chain);
        return !open.leadElsewhere() && !analytic.couldTell(open.atWorst());
    }

    /** What a caller did elsewhere may yet arrive, and must lead here. */
    private ChainStore withLeads(Subject subject, ChainStore seen) {
        Chain chain = seen.read(subject);
        if (speaksForItself(chain)) {
            return seen;
        }
        chains.add(Leads.to(chain));
        ChainStore fresh = new ReadOnce(chains, chain);
        fresh.add(Leads.marks(chain, fresh));
        return fresh;
    }

    /**
     * Remembers the call, then judges and tells until what has been told is what the chains now say. What must settle
     * waits for {@link #settle}.
     *
     * @return the last verdicts
     * @throws RuntimeException of the first identity that could not be judged or told, after all have been tried
     */
    public List<Verdict> observe(ApiCall call, Telling telling, Severity tellFrom) {
        List<Verdict> verdicts = new ArrayList<>();
        Failures failures = new Failures();
        lookUps.begin();
        List<Step> steps = remember(call);
        ChainStore seen = new ReadOnce(chains);
        for (Subject subject : Dependents.of(steps, seen)) {
            failures.gather(() -> verdicts.addAll(judged(subject, seen, telling::tellOnceSettled, tellFrom)));
        }
        failures.throwFirst();
        return verdicts;
    }

    /** Judges a subject that has had time to settle, and tells whatever then stands. */
    public List<Verdict> settle(Subject subject, Telling telling, Severity tellFrom) {
        lookUps.begin();
        return judged(subject, new ReadOnce(chains), telling::tell, tellFrom);
    }

    private List<Verdict> judged(Subject subject, ChainStore seen, Predicate<Finding> telling, Severity tellFrom) {
        ChainStore led = withLeads(subject, seen);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            List<Verdict> verdicts = round == 0 ? judge(subject, led) : judge(subject);
            if (!tell(verdicts, telling, tellFrom)) {
                return verdicts;
            }
        }
        throw new IllegalStateException("still rising after " + MOST_ROUNDS + " tellings: " + subject.key());
    }

    private static boolean tell(List<Verdict> verdicts, Predicate<Finding> telling, Severity tellFrom) {
        Failures failures = new Failures();
        long told = verdicts.stream()
                .flatMap(verdict -> verdict.finding().stream())
                .filter(finding -> isToTell(finding, tellFrom))
                .map(Finding::of)
                .filter(finding -> failures.gather(() -> telling.test(finding)))
                .count();
        failures.throwFirst();
        return told > 0;
    }

    private static boolean isToTell(Assessment assessment, Severity tellFrom) {
        return assessment.severity().isAtLeast(tellFrom);
    }
}
