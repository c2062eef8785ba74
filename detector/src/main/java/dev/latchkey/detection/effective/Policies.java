package dev.latchkey.detection.effective;

import dev.latchkey.detection.chain.Account;
import dev.latchkey.detection.chain.Chains;
import dev.latchkey.detection.rights.Gain;
import dev.latchkey.detection.rights.Lifted;
import dev.latchkey.detection.rights.ManagedPolicy;
import dev.latchkey.detection.rights.Privilege;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Fact.Defined;
import dev.latchkey.detection.step.Operation;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What customers' policies allow at a time, as far as their partitions remember. */
final class Policies {

    private static final Privilege HIDDEN = Privilege.of(Level.UNKNOWN, "not all of its versions were read");

    private static final Comparator<Privilege> WIDEST = Comparator.comparing(Privilege::level)
            .thenComparing(it -> it.frees().size())
            .thenComparing(Privilege::toString);

    private final Chains chains;
    private final Account account;
    private final Effort effort;
    private final Map<Subject, List<Step>> changes = new HashMap<>();
    private final IdentityHashMap<Step, Privilege> allowed = new IdentityHashMap<>();

    Policies(Chains chains, Account account, Effort effort) {
        this.chains = chains;
        this.account = account;
        this.effort = effort;
    }

    /** Empty if nothing at all is known. */
    Optional<Privilege> at(Subject policy, Instant time) {
        return remembered(policy, time)
                .or(() -> account.known(policy).privilege())
                .or(() -> ManagedPolicy.known(policy.name()));
    }

    /** Of one second the order is not known: the strongest version counts. */
    private Optional<Privilege> remembered(Subject policy, Instant time) {
        List<Step> until = changes(policy).stream()
                .filter(step -> !step.time().isAfter(time))
                .toList();
        Optional<Privilege> strongest = strongestOfTheLatest(until);
        boolean open =
                strongest.filter(it -> it.level() != Privilege.Level.UNKNOWN).isEmpty();
        if (open && chains.read(policy).hidesGrants()) {
            effort.leaveOut();
        }
        return chains.read(policy).truncated() ? strongest.map(it -> Privilege.union(List.of(it, HIDDEN))) : strongest;
    }

    private Optional<Privilege> strongestOfTheLatest(List<Step> inOrder) {
        return inOrder.stream()
                .filter(step ->
                        step.time().equals(inOrder.get(inOrder.size() - 1).time()))
                .map(this::allowed)
                .max(WIDEST);
    }

    /** Its versions in the order in which they came into force. */
    List<Step> changes(Subject policy) {
        List<Step> known = changes.get(policy);
        if (known == null) {
            known = chains.read(policy).steps().stream()
                    .filter(step -> step.fact() instanceof Defined defined && defined.current())
                    .toList();
            changes.put(policy, known);
        }
        return known;
    }

    /** What a version is worth, with what the one before it held back. */
    Privilege lifting(Step change, Privilege worth) {
        return changes(change.subject()).stream()
                .takeWhile(step -> !step.equals(change))
                .reduce((earlier, later) -> later)
                .map(before -> Lifted.with(worth, allowed(before), allowed(change)))
                .orElse(worth);
    }

    /** Whether a version gives its holders more than they had, as far as the records tell. */
    boolean allowsMore(Step change) {
        Privilege now = allowed(change);
        List<Step> before = changes(change.subject()).stream()
                .filter(step -> step.time().isBefore(change.time()))
                .toList();
        return strongestOfTheLatest(before).filter(had -> !Gain.isIn(now, had)).isEmpty();
    }

    /** When another version came into force. */
    Instant endOf(Step change) {
        return changeAfter(change.subject(), change.time());
    }

    Instant changeAfter(Subject policy, Instant time) {
        return changes(policy).stream()
                .map(Step::time)
                .filter(change -> change.isAfter(time))
                .findFirst()
                .orElse(Instant.MAX);
    }

    /** What a version allows was said when it was made, if that was seen; making it the default says it not again. */
    Privilege allowed(Step change) {
        Privilege known = allowed.get(change);
        if (known == null) {
            known = allows(change);
            allowed.put(change, known);
        }
        return known;
    }

    private Privilege allows(Step change) {
        Defined changed = (Defined) change.fact();
        if (change.operation() != Operation.SET_DEFAULT_POLICY_VERSION) {
            return changed.privilege();
        }
        List<Step> made = chains.read(change.subject()).steps().stream()
                .filter(step -> step.operation() != Operation.SET_DEFAULT_POLICY_VERSION)
                .filter(step -> !step.time().isAfter(change.time()))
                .filter(step -> step.fact() instanceof Defined defined
                        && defined.version().equals(changed.version()))
                .toList();
        return strongestOfTheLatest(made)
                .or(() -> account.known(new PolicyVersion(change.subject(), changed.version()).subject())
                        .privilege())
                .orElse(changed.privilege());
    }
}
