package dev.latchkey.detection.effective;

import dev.latchkey.detection.chain.Account;
import dev.latchkey.detection.chain.Chain;
import dev.latchkey.detection.chain.ChainStore;
import dev.latchkey.detection.rights.Privilege;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Fact.Defined;
import dev.latchkey.detection.step.Fact.Granted;
import dev.latchkey.detection.step.Means;
import dev.latchkey.detection.step.Operation;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Stream;

/** What a policy or a group of before the records came to allow, if that is much or not known. */
public final class SharedRights {

    private final Chain chain;
    private final Policies policies;

    private SharedRights(Subject shared, Sources sources) {
        this.chain = sources.chains().read(shared);
        this.policies = sources.policies();
    }

    /** As whoever holds it gets it. Of what was made in the records they also say who holds it. */
    public static Stream<Step> of(Subject shared, ChainStore store, Account account) {
        return of(shared, store, account, (policies, step) -> true);
    }

    /** Those of them by which its holders gain, as far as the records tell. */
    public static Stream<Step> gains(Subject shared, ChainStore store, Account account) {
        return of(
                shared,
                store,
                account,
                (policies, step) -> !(step.fact() instanceof Defined) || policies.allowsMore(step));
    }

    private static Stream<Step> of(
            Subject shared, ChainStore store, Account account, BiPredicate<Policies, Step> which) {
        SharedRights it = new SharedRights(shared, Sources.of(store, account, new Budget().next()));
        return it.chain.steps().stream()
                .filter(step -> !it.isMadeBefore(step) && which.test(it.policies, step))
                .flatMap(step -> it.allowed(step).stream());
    }

    private boolean isMadeBefore(Step step) {
        return chain.steps().stream().anyMatch(it -> isMade(it) && !it.time().isAfter(step.time()));
    }

    private static boolean isMade(Step step) {
        return step.operation() == Operation.CREATE_POLICY || step.operation() == Operation.CREATE_GROUP;
    }

    /** As the record by itself says it. */
    public static Optional<Step> asSaid(Step step) {
        return of(step, Granted::privilege, it -> ((Defined) it.fact()).privilege());
    }

    private Optional<Step> allowed(Step step) {
        return of(step, inGroup -> known(inGroup, step), policies::allowed);
    }

    private static Optional<Step> of(
            Step step, Function<Granted, Privilege> ofGroup, Function<Step, Privilege> ofVersion) {
        Optional<Granted> granted = Optional.empty();
        if (step.fact() instanceof Granted inGroup && isGiven(inGroup)) {
            granted = Optional.of(inGroup.with(ofGroup.apply(inGroup)));
        } else if (step.fact() instanceof Defined defined && defined.current()) {
            granted = Optional.of(new Granted("version " + defined.version(), ofVersion.apply(step)));
        }
        return granted.filter(it -> it.privilege().level().compareTo(Level.UNKNOWN) >= 0)
                .map(step::with);
    }

    /** What a group held before is no change of it. */
    private static boolean isGiven(Granted inGroup) {
        return inGroup.means() != Means.WITHDRAWAL && inGroup.means() != Means.HELD_BEFORE;
    }

    private Privilege known(Granted inGroup, Step step) {
        return inGroup.from()
                .flatMap(policy -> policies.at(policy, step.time()))
                .orElse(inGroup.privilege());
    }
}
