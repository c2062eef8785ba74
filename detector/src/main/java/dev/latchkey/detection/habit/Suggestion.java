package dev.latchkey.detection.habit;

import dev.latchkey.detection.allowlist.AllowlistEntry;
import dev.latchkey.detection.verdict.Analytic;
import dev.latchkey.detection.verdict.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The entries that follow from a judged history, and what does not.
 *
 * @param entries by name; together they approve no chain that is High or raised by its traits, unless a person has
 *     looked at it
 * @param leftOut the chains from which nothing was learnt, and those that are told all the same, in event time
 * @param refused one line for each entry or provisioner that would follow but must not, or need not
 */
public record Suggestion(List<Proposed> entries, List<LeftOut> leftOut, List<String> refused, Effect effect) {

    public Suggestion {
        entries = List.copyOf(entries);
        leftOut = List.copyOf(leftOut);
        refused = List.copyOf(refused);
    }

    /**
     * From a history in any order.
     *
     * @param history judged under the allowlist that there is
     * @param analytic that judged it
     * @param existing the entries of it; what they approve already needs no other
     * @param lookedAt uids of findings that a person knows to be business: nothing is learnt from them, but they keep
     *     no pattern of names from being proposed
     */
    public static Suggestion of(
            List<Verdict> history,
            Analytic analytic,
            List<AllowlistEntry> existing,
            HabitRules rules,
            Set<String> lookedAt) {
        Examples examples = Examples.of(history, analytic.tuning());
        Suspects suspects = Suspects.of(history, lookedAt);
        List<LeftOut> leftOut = new ArrayList<>(examples.unfit());
        List<Proposed> candidates = new ArrayList<>();
        examples.byProvisioner().forEach((by, chains) -> {
            Habits habits = Habits.of(by, chains, suspects.names(by), rules);
            leftOut.addAll(habits.leftOut());
            candidates.addAll(habits.proposed());
        });
        Vetting vetting = new Vetting(history, suspects, analytic, existing);
        List<Proposed> kept = vetting.of(candidates);
        Effect effect = vetting.effect(kept);
        leftOut.addAll(notKept(effect, leftOut));
        return new Suggestion(
                kept.stream().map(it -> it.with(effect)).toList(),
                leftOut.stream().sorted(LeftOut.IN_TIME).toList(),
                vetting.refused(),
                effect);
    }

    private static List<LeftOut> notKept(Effect effect, List<LeftOut> leftOut) {
        Set<Verdict> known = Collections.newSetFromMap(new IdentityHashMap<>());
        leftOut.forEach(it -> known.add(it.verdict()));
        return effect.left().stream()
                .filter(verdict -> !known.contains(verdict))
                .map(verdict -> new LeftOut(
                        verdict, Optional.of(Provisioner.of(verdict.stretch().anchor())), Reason.NOT_KEPT))
                .toList();
    }
}
