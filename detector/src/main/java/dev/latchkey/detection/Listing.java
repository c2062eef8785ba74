package dev.latchkey.detection;

import dev.latchkey.detection.chain.Account;
import dev.latchkey.detection.chain.Chain;
import dev.latchkey.detection.chain.ChainStore;
import dev.latchkey.detection.chain.ReadOnce;
import dev.latchkey.detection.effective.Budget;
import dev.latchkey.detection.effective.Resolution;
import dev.latchkey.detection.rights.Privilege;
import dev.latchkey.detection.step.Door;
import dev.latchkey.detection.step.Fact;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.verdict.Analytic;
import dev.latchkey.detection.verdict.Stretch;
import dev.latchkey.detection.verdict.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What was given to an identity and no verdict that people are shown is about. */
public record Listing(ChainStore chains, Account account, Analytic analytic) {

    /** By each who gave it. */
    public List<Verdict> of(Subject subject, JudgedSteps shown) {
        return of(subject, shown, new ReadOnce(chains));
    }

    private List<Verdict> of(Subject subject, JudgedSteps shown, ReadOnce seen) {
        Chain chain = Resolution.of(subject, seen, account, analytic.tuning().window(), new Budget());
        return analytic.listed(chain, shown::contains);
    }

    /** Keys and passwords that somebody else made for it, each by itself. */
    List<Verdict> credentialsByOthers(Subject subject, JudgedSteps shown) {
        ReadOnce seen = new ReadOnce(chains);
        boolean any = seen.read(subject).steps().stream().anyMatch(step -> isByAnother(step) && !shown.contains(step));
        Stream<Verdict> all = any ? of(subject, shown, seen).stream() : Stream.of();
        return all.flatMap(verdict -> verdict.stretch().steps().stream()
                        .filter(Listing::isByAnother)
                        .map(step -> only(step, verdict.stretch())))
                .<Verdict>map(Verdict.Unrelated::new)
                .toList();
    }

    /** As if nothing else had been given. */
    private static Stretch only(Step step, Stretch beside) {
        return new Stretch(
                beside.subject(),
                Optional.empty(),
                List.of(step),
                Set.of(),
                List.of(),
                Privilege.NOTHING,
                beside.earlierCreation(),
                beside.existingSince(),
                Door.CLOSED,
                beside.truncated());
    }

    private static boolean isByAnother(Step step) {
        return step.fact() instanceof Fact.CredentialMade && !step.byOneself();
    }
}
