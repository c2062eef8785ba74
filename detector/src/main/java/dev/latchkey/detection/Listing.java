package dev.latchkey.detection;

import dev.latchkey.detection.chain.Account;
import dev.latchkey.detection.chain.Chain;
import dev.latchkey.detection.chain.ChainStore;
import dev.latchkey.detection.chain.ReadOnce;
import dev.latchkey.detection.effective.Budget;
import dev.latchkey.detection.effective.Resolution;
import dev.latchkey.detection.effective.SharedRights;
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
import java.util.function.Predicate;

/** What was given to an identity and no verdict that people are shown is about. */
public record Listing(ChainStore chains, Account account, Analytic analytic) {

    /** By each who gave it. */
    public List<Verdict> of(JudgedChain judged, JudgedSteps shown) {
        Chain chain =
                judged.isWhole() ? judged.chain() : resolved(judged.chain().subject(), new ReadOnce(chains));
        return analytic.listed(chain, shown::contains);
    }

    /**
     * What a policy or a group came to allow, if that is much or not known, while no record says who gained by it: it
     * was there before the records, and so were they.
     *
     * @param isShown whether some identity is said to have gained by that event
     */
    public List<Verdict> unheld(Subject shared, Predicate<Step> isShown) {
        List<Step> given = SharedRights.of(shared, new ReadOnce(chains), account)
                .filter(isShown.negate())
                .toList();
        return analytic.listed(Chain.of(shared, given), step -> false);
    }

    private Chain resolved(Subject subject, ReadOnce seen) {
        return Resolution.of(subject, seen, account, analytic.tuning().window(), new Budget());
    }

    /** Keys and passwords that somebody else made for it, each by itself. */
    List<Stretch> credentialsByOthers(Subject subject, Predicate<Step> which) {
        ReadOnce seen = new ReadOnce(chains);
        Predicate<Step> asked = step -> isByAnother(step) && which.test(step);
        if (seen.read(subject).steps().stream().noneMatch(asked)) {
            return List.of();
        }
        Chain chain = resolved(subject, seen);
        return chain.steps().stream()
                .filter(asked)
                .flatMap(step -> analytic.listed(chain, other -> !other.equals(step)).stream())
                .map(alone -> only(alone.stretch()))
                .toList();
    }

    /** As if nothing else had been given. */
    private static Stretch only(Stretch credential) {
        return new Stretch(
                credential.subject(),
                Optional.empty(),
                credential.steps(),
                Set.of(),
                List.of(),
                Privilege.NOTHING,
                credential.earlierCreation(),
                credential.existingSince(),
                Door.CLOSED,
                credential.truncated());
    }

    private static boolean isByAnother(Step step) {
        return step.fact() instanceof Fact.CredentialMade && !step.byOneself();
    }
}
