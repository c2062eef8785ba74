package dev.latchkey.detection.habit;

import dev.latchkey.detection.verdict.AllowlistEntry;
import dev.latchkey.detection.verdict.Tuning;
import dev.latchkey.detection.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * The entries that follow from a judged history, and what does not.
 *
 * @param entries by name; together they approve no chain that is High or raised by its traits
 * @param leftOut the chains from which nothing was learnt, in event time
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
     * @param existing the entries of it; what they approve already needs no other
     */
    public static Suggestion of(List<Verdict> history, Tuning tuning, List<AllowlistEntry> existing, HabitRules rules) {
        Examples examples = Examples.of(history, tuning);
        List<LeftOut> leftOut = new ArrayList<>(examples.unfit());
        List<Proposed> candidates = new ArrayList<>();
        examples.byProvisioner().forEach((by, chains) -> {
            Habits habits = Habits.of(by, chains, examples.suspectNames(by), rules);
            leftOut.addAll(habits.leftOut());
            candidates.addAll(habits.proposed());
        });
        Vetting vetting = new Vetting(history, tuning, existing);
        List<Proposed> kept = vetting.of(candidates);
        Effect effect = vetting.effect(kept);
        return new Suggestion(
                kept.stream().map(it -> it.with(effect)).toList(),
                leftOut.stream().sorted(LeftOut.IN_TIME).toList(),
                vetting.refused(),
                effect);
    }
}
