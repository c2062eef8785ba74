package dev.latchkey.detection.review;

import dev.latchkey.detection.allowlist.AllowlistEntry;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.verdict.Approval;
import dev.latchkey.detection.verdict.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an entry did in a history.
 *
 * @param approved the approved chains in which it covers a step, with the entries of all who acted there
 * @param steps that it covers in them, in the order of the chains
 * @param inVain how many steps it covers in chains that were not approved
 */
public record EntryUse(AllowlistEntry entry, List<Approval> approved, List<Step> steps, int inVain) {

    public EntryUse {
        approved = List.copyOf(approved);
        steps = List.copyOf(steps);
    }

    private record Held(Verdict verdict, Approval approval) {}

    /** Of each entry, in their order. */
    public static List<EntryUse> of(List<AllowlistEntry> entries, List<Verdict> verdicts) {
        Map<AllowlistEntry, List<Held>> where = new HashMap<>();
        for (Verdict verdict : verdicts) {
            if (verdict.assessed().isPresent()) {
                Approval approval = Approval.ofThoseWhoActed(verdict.stretch(), entries);
                approval.entries()
                        .forEach(entry -> where.computeIfAbsent(entry, it -> new ArrayList<>())
                                .add(new Held(verdict, approval)));
            }
        }
        return entries.stream()
                .map(entry -> of(entry, where.getOrDefault(entry, List.of())))
                .toList();
    }

    private static EntryUse of(AllowlistEntry entry, List<Held> where) {
        List<Approval> approved = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        int inVain = 0;
        for (Held held : where) {
            List<Step> covered = held.approval().coveredBy(entry);
            if (held.verdict().finding().isPresent()) {
                inVain += covered.size();
            } else if (!covered.isEmpty()) {
                approved.add(held.approval());
                steps.addAll(covered);
            }
        }
        return new EntryUse(entry, approved, steps, inVain);
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
        return lost(Optional.empty());
    }

    /** How many chains would not be approved if it were another. */
    long lost(AllowlistEntry instead) {
        return lost(Optional.of(instead));
    }

    private long lost(Optional<AllowlistEntry> instead) {
        return approved.stream()
                .filter(approval -> !new Approval(approval.stretch(), left(approval, instead)).isGiven())
                .count();
    }

    private List<AllowlistEntry> left(Approval approval, Optional<AllowlistEntry> instead) {
        Stream<AllowlistEntry> others = approval.entries().stream().filter(it -> !it.equals(entry));
        return Stream.concat(others, instead.stream()).toList();
    }
}
