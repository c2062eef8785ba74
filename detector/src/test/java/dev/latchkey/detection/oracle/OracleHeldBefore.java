package dev.latchkey.detection.oracle;

import dev.latchkey.detection.chain.Holder;
import dev.latchkey.detection.rights.Privilege;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Fact;
import dev.latchkey.detection.step.Fact.Defined;
import dev.latchkey.detection.step.Fact.Granted;
import dev.latchkey.detection.step.Means;
import dev.latchkey.detection.step.Operation;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.subject.Subject.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** ADR 91: whoever a snapshot shows to hold what came to allow much held it a second before that, by its names. */
record OracleHeldBefore(List<Step> all, Map<Subject, List<Holder>> snapshot) {

    private static final Set<Operation> MADE = Set.of(Operation.CREATE_POLICY, Operation.CREATE_GROUP);

    /** The history with what it does not tell. */
    List<Step> steps() {
        List<Step> with = new ArrayList<>(all);
        for (Subject shared : snapshot.keySet()) {
            firstToAllowMuch(shared).ifPresent(change -> {
                for (Holder holder : snapshot.get(shared)) {
                    with.add(held(change, change.subject(), change.target(), holder));
                    if (holder.subject().kind() == Kind.GROUP) {
                        snapshot.getOrDefault(holder.subject(), List.of())
                                .forEach(member -> with.add(held(change, holder.subject(), holder.name(), member)));
                    }
                }
            });
        }
        return with;
    }

    private Optional<Step> firstToAllowMuch(Subject shared) {
        OracleBearers bearers = new OracleBearers(all);
        List<Step> own = all.stream()
                .filter(step -> bearers.of(step).nameNow().equals(shared))
                .sorted(Step.IN_EVENT_TIME)
                .toList();
        return own.stream()
                .filter(step -> allowed(step)
                        .filter(it -> it.compareTo(Level.UNKNOWN) >= 0)
                        .isPresent())
                .filter(step -> own.stream()
                        .noneMatch(made ->
                                MADE.contains(made.operation()) && !made.time().isAfter(step.time())))
                .findFirst();
    }

    private Optional<Level> allowed(Step step) {
        OraclePolicies policies = new OraclePolicies(all);
        if (step.fact() instanceof Defined defined) {
            return Optional.of(step)
                    .filter(it -> defined.current())
                    .map(it -> policies.documentOf(it).level());
        }
        if (!(step.fact() instanceof Granted granted) || granted.means() == Means.WITHDRAWAL) {
            return Optional.empty();
        }
        return granted.from()
                .flatMap(policy -> policies.at(policy, step.time()))
                .or(() -> Optional.of(granted.privilege()))
                .map(Privilege::level);
    }

    private static Step held(Step change, Subject shared, String name, Holder holder) {
        Fact fact = new Granted(
                name, Privilege.of(Level.UNKNOWN, "as before"), Means.HELD_BEFORE, Optional.of(shared.named(name)));
        return new Step(
                holder.subject(),
                change.operation(),
                change.eventId() + " shows " + holder.subject().key() + " in " + shared.key(),
                change.time().minusSeconds(1),
                change.region(),
                holder.name(),
                change.actor(),
                change.origin(),
                fact);
    }
}
