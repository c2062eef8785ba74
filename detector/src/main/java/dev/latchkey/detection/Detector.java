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
import dev.latchkey.detection.chain.MissingLeads;
import dev.latchkey.detection.chain.ReadOnce;
import dev.latchkey.detection.effective.Budget;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
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

    /**
     * @param leads that were stored before anything was seen
     * @param budget of all who are judged because of one event
     */
    private record Looked(ReadOnce seen, List<Step> leads, Budget budget) {}

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

    public JudgedChain judge(Subject subject) {
        return judge(subject, new ReadOnce(chains), new Budget());
    }

    /** What stands under others is read only if it could make a difference to what people are told. */
    private JudgedChain judge(Subject subject, ReadOnce seen, Budget budget) {
        Chain chain = seen.read(subject);
        if (speaksForItself(chain)) {
            return new JudgedChain(chain, false, analytic.judge(chain));
        }
        seen.readAheadFor(chain);
        return lookUps.judge(subject, seen, budget);
    }

    private boolean speaksForItself(Chain chain) {
        LooseEnds open = new LooseEnds(chain);
        return !open.leadElsewhere() && !analytic.couldTell(open.atWorst());
    }

    /** What a caller did elsewhere may yet arrive, and must lead here. */
    private ReadOnce withLeads(Subject subject, Looked looked) {
        Chain chain = looked.seen().read(subject);
        if (speaksForItself(chain)) {
            return looked.seen();
        }
        List<Step> leads = MissingLeads.of(chain, looked.leads(), looked.seen());
        chains.add(leads);
        ReadOnce fresh = leads.isEmpty() ? looked.seen() : looked.seen().anew(chain);
        fresh.readAheadFor(chain);
        fresh.add(Leads.marks(chain, fresh));
        return fresh;
    }

    /**
     * Remembers the call, then judges and tells until what has been told is what the chains now say. What must settle
     * waits for {@link #settle}.
     *
     * @return the last verdicts, and what the call gave that none of them is about
     * @throws RuntimeException of the first identity that could not be judged or told, after all have been tried
     */
    public List<Verdict> observe(ApiCall call, Telling telling, Severity tellFrom) {
        List<Verdict> verdicts = new ArrayList<>();
        Failures failures = new Failures();
        lookUps.begin();
        ReadOnce seen = new ReadOnce(chains);
        FirstLook first = FirstLook.of(call, seen);
        seen.add(first.toStore());
        List<Step> held = lookUps.rememberHeldBefore(first.steps(), seen);
        seen.readAhead(first.toRead());
        Looked looked = new Looked(seen, first.leads(), new Budget());
        for (Subject subject : Dependents.of(first.stepsAnd(held), seen)) {
            failures.gather(() -> verdicts.addAll(judged(subject, looked, telling::tellOnceSettled, tellFrom)));
        }
        failures.throwFirst();
        return first.listedWith(verdicts, analytic);
    }

    /** Judges a subject that has had time to settle, and tells whatever then stands. */
    public List<Verdict> settle(Subject subject, Telling telling, Severity tellFrom) {
        lookUps.begin();
        return judged(subject, new Looked(new ReadOnce(chains), List.of(), new Budget()), telling::tell, tellFrom);
    }

    private List<Verdict> judged(Subject subject, Looked looked, Predicate<Finding> telling, Severity tellFrom) {
        ReadOnce led = withLeads(subject, looked);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            ReadOnce seen = round == 0 ? led : new ReadOnce(chains);
            List<Verdict> verdicts = judge(subject, seen, looked.budget()).verdicts();
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
