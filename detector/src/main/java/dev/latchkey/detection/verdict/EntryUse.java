package dev.latchkey.detection.verdict;

import dev.latchkey.detection.step.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an entry did in a history.
 *
 * @param entries the whole allowlist
 * @param approved the approved chains in which it covers a step
 * @param steps that it covers in them, in the order of the chains
 * @param inVain how many steps it covers in chains that were not approved
 */
public record EntryUse(
        AllowlistEntry entry, List<AllowlistEntry> entries, List<Stretch> approved, List<Step> steps, int inVain) {

    public EntryUse {
        entries = List.copyOf(entries);
        approved = List.copyOf(approved);
        steps = List.copyOf(steps);
    }

    /** Of each entry, in their order. */
    public static List<EntryUse> of(List<AllowlistEntry> entries, List<Verdict> verdicts) {
        List<Verdict> assessed =
                verdicts.stream().filter(it -> it.assessed().isPresent()).toList();
        return entries.stream().map(entry -> of(entry, entries, assessed)).toList();
    }

    private static EntryUse of(AllowlistEntry entry, List<AllowlistEntry> entries, List<Verdict> verdicts) {
        List<Stretch> approved = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        int inVain = 0;
        for (Verdict verdict : verdicts) {
            List<Step> covered = covered(entry, verdict.stretch());
            if (verdict.finding().isPresent()) {
                inVain += covered.size();
            } else if (!covered.isEmpty()) {
                approved.add(verdict.stretch());
                steps.addAll(covered);
            }
        }
        return new EntryUse(entry, entries, approved, steps, inVain);
    }

    private static List<Step> covered(AllowlistEntry entry, Stretch stretch) {
        Covering covering = new Covering(stretch);
        return stretch.steps().stream()
                .filter(step -> covering.isGiven(entry, step))
                .toList();
    }

    /** The earliest step that it covers in an approved chain. */
    public Optional<Step> first() {
        return steps.stream().min(Step.IN_EVENT_TIME);
    }

    public Optional<Step> last() {
        return steps.stream().max(Step.IN_EVENT_TIME);
    }

    public boolean isUsed() {
        return !steps.isEmpty() || inVain > 0;
    }

    /** How many chains would not be approved without it. */
    public long needed() {
        return lost(entries.stream().filter(it -> !it.equals(entry)).toList());
    }

    /** How many chains would not be approved if it were another. */
    long lost(AllowlistEntry instead) {
        Stream<AllowlistEntry> others = entries.stream().filter(it -> !it.equals(entry));
        return lost(Stream.concat(others, Stream.of(instead)).toList());
    }

    private long lost(List<AllowlistEntry> left) {
        return approved.stream()
                .filter(stretch -> !new Approval(stretch, left).isGiven())
                .count();
    }
}
