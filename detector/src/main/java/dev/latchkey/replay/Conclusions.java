package dev.latchkey.replay;

import dev.latchkey.detection.Detector;
import dev.latchkey.detection.JudgedSteps;
import dev.latchkey.detection.chain.Account;
import dev.latchkey.detection.chain.Chain;
import dev.latchkey.detection.chain.InMemoryChainStore;
import dev.latchkey.detection.chain.ReadOnce;
import dev.latchkey.detection.digest.IdentityRecord;
import dev.latchkey.detection.effective.Budget;
import dev.latchkey.detection.effective.Resolution;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.verdict.Analytic;
import dev.latchkey.detection.verdict.Verdict;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** What is concluded of all that was read, in the order that people see, which the input alone decides. */
record Conclusions(InMemoryChainStore chains, Account account, Analytic analytic) {

    private static final Comparator<Verdict> BY_TIME = Comparator.<Verdict, Instant>comparing(
                    verdict -> verdict.stretch().anchor().time())
            .thenComparing(verdict -> verdict.stretch().subject().key())
            .thenComparing(verdict -> verdict.stretch().anchor().eventId());

    List<Verdict> verdicts() {
        Detector detector = new Detector(chains, account, analytic);
        return ofEach(detector::judge).toList();
    }

    /**
     * What was given to identities whose creation was not seen, and makes no finding: no case of the table holds, or
     * nothing stands beside it.
     */
    List<Verdict> standingAlone(List<Verdict> verdicts) {
        JudgedSteps shown = JudgedSteps.of(
                verdicts.stream().filter(IdentityRecord::isListed).toList());
        return ofEach(subject -> analytic.listed(resolved(subject), shown::contains))
                .toList();
    }

    private Chain resolved(Subject subject) {
        return Resolution.of(
                subject, new ReadOnce(chains), account, analytic.tuning().window(), new Budget());
    }

    /** On all cores: each chain is judged by itself. */
    private Stream<Verdict> ofEach(Function<Subject, List<Verdict>> judge) {
        return chains.subjects().parallelStream()
                .filter(Subject::isIdentity)
                .flatMap(subject -> judge.apply(subject).stream())
                .sorted(BY_TIME);
    }
}
