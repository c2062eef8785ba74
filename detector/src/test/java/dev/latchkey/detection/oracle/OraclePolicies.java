package dev.latchkey.detection.oracle;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.rights.Privilege;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Fact.Defined;
import dev.latchkey.detection.step.Operation;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the policies of the history allow: of the versions of one second, the strongest. */
record OraclePolicies(List<Step> all) {

    private static final Map<String, Level> OF_AWS = Map.of(
            "arn:aws:iam::aws:policy/administratoraccess", Level.ADMIN,
            "arn:aws:iam::aws:policy/readonlyaccess", Level.LIMITED,
            "arn:aws:iam::aws:policy/awsdenyall", Level.NONE);

    private static final Comparator<Privilege> WIDEST = Comparator.comparing(Privilege::level)
            .thenComparing(it -> it.frees().size())
            .thenComparing(Privilege::toString);

    Optional<Privilege> at(Subject policy, Instant time) {
        if (OF_AWS.containsKey(policy.name())) {
            return Optional.of(Privilege.of(OF_AWS.get(policy.name()), "of AWS"));
        }
        Optional<Instant> latest = changes(policy).stream()
                .map(Step::time)
                .filter(it -> !it.isAfter(time))
                .max(Comparator.naturalOrder());
        return changes(policy).stream()
                .filter(step -> latest.equals(Optional.of(step.time())))
                .map(this::documentOf)
                .max(WIDEST);
    }

    /** Up to where it holds somebody as a boundary; empty if it is not known. */
    Optional<Level> capAt(Subject policy, Step bounded, Instant time) {
        Optional<Privilege> document = at(policy, time).filter(it -> it.level() != Level.UNKNOWN);
        if (document.isPresent() && document.get().level() != Level.ADMIN && frees(document.get(), bounded)) {
            return Optional.of(Level.ESCALATION);
        }
        return document.map(Privilege::level);
    }

    /** "Can make itself administrator": who may take the boundary away. The histories name all users or one, no pattern. */
    private static boolean frees(Privilege document, Step bounded) {
        String kind = bounded.subject().kind().toString();
        String typed = kind.toLowerCase(Locale.ROOT);
        String arn = "arn:aws:iam::" + Cast.HOME + ":" + typed + "/"
                + bounded.subject().named(bounded.target()).name();
        return document.frees().contains(kind + " *") || document.frees().contains(kind + " " + arn);
    }

    /** Its versions as they came into force. */
    List<Step> changes(Subject policy) {
        return all.stream()
                .filter(step -> step.subject().equals(policy))
                .filter(step -> step.fact() instanceof Defined defined && defined.current())
                .sorted(Comparator.comparing(Step::time).thenComparing(Step::eventId))
                .toList();
    }

    /** "Remembered documents first": of the version that is made the default. */
    Privilege documentOf(Step change) {
        Defined changed = (Defined) change.fact();
        if (change.operation() != Operation.SET_DEFAULT_POLICY_VERSION) {
            return changed.privilege();
        }
        List<Step> made = all.stream()
                .filter(step ->
                        step.subject().equals(change.subject()) && !step.time().isAfter(change.time()))
                .filter(step -> step.operation() != Operation.SET_DEFAULT_POLICY_VERSION)
                .filter(step ->
                        step.fact() instanceof Defined it && it.version().equals(changed.version()))
                .toList();
        Optional<Instant> latest = made.stream().map(Step::time).max(Comparator.naturalOrder());
        return made.stream()
                .filter(step -> latest.equals(Optional.of(step.time())))
                .map(step -> ((Defined) step.fact()).privilege())
                .max(WIDEST)
                .orElse(changed.privilege());
    }
}
