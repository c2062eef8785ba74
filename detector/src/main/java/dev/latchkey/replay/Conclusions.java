package dev.latchkey.replay;

import dev.latchkey.detection.Detector;
import dev.latchkey.detection.JudgedSteps;
import dev.latchkey.detection.Listing;
import dev.latchkey.detection.chain.Account;
import dev.latchkey.detection.chain.InMemoryChainStore;
import dev.latchkey.detection.digest.IdentityRecord;
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
        Listing listing = new Listing(chains, account, analytic);
        return ofEach(subject -> listing.of(subject, shown)).toList();
    }

    /** On all cores: each chain is judged by itself. */
    private Stream<Verdict> ofEach(Function<Subject, List<Verdict>> judge) {
        return chains.subjects().parallelStream()
                .filter(Subject::isIdentity)
                .flatMap(subject -> judge.apply(subject).stream())
                .sorted(BY_TIME);
    }
}
