package dev.latchkey.detection.habit;

import dev.latchkey.detection.allowlist.Allowlist.Entries;
import dev.latchkey.detection.allowlist.AllowlistEntry;
import dev.latchkey.detection.verdict.Analytic;
import dev.latchkey.detection.verdict.Approval;
import dev.latchkey.detection.verdict.Assessment;
import dev.latchkey.detection.verdict.Severity;
import dev.latchkey.detection.verdict.Verdict;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.stream.Stream;

/** A history judged once more, as if entries stood in the allowlist. */
public final class Effect {

    private record Turn(Verdict before, Verdict after) {
        boolean isApprovedNow() {
            return before.approvedBy().isEmpty() && !after.approvedBy().isEmpty();
        }

        boolean isSaved() {
            return isTold(before) && !isTold(after);
        }

        boolean isNewlyTold() {
            return !isTold(before) && isTold(after);
        }

        boolean isToldHigher() {
            return isTold(after) && severity(after).compareTo(severity(before)) > 0;
        }

        boolean isApprovedNowBy(AllowlistEntry entry) {
            return isApprovedNow() && after.approvedBy().contains(entry);
        }

        boolean isApprovedByAlone(AllowlistEntry entry) {
            return new Approval(after.stretch(), List.of(entry)).isGiven();
        }

        private static Severity severity(Verdict verdict) {
            return verdict.finding().map(Assessment::severity).orElse(Severity.INFORMATIONAL);
        }
    }

    private final List<Turn> turns;

    /** By identity: a stretch is large, and equals none but itself. */
    private final IdentityHashMap<Verdict, Verdict> after = new IdentityHashMap<>();

    private Effect(List<Turn> turns) {
        this.turns = List.copyOf(turns);
        turns.forEach(turn -> after.put(turn.before(), turn.after()));
    }

    static Effect of(Stream<Verdict> history, Analytic analytic, List<AllowlistEntry> entries) {
        Entries all = new Entries(entries, List.of());
        Analytic then = analytic.under(() -> all);
        return new Effect(history.filter(verdict -> verdict.assessed().isPresent())
                .map(verdict -> new Turn(verdict, then.judge(verdict.stretch())))
                .toList());
    }

    /** At Medium or more. */
    public long toldBefore() {
        return turns.stream().filter(turn -> isTold(turn.before())).count();
    }

    public long toldAfter() {
        return turns.stream().filter(turn -> isTold(turn.after())).count();
    }

    public long approved() {
        return turns.stream().filter(Turn::isApprovedNow).count();
    }

    public long saved() {
        return turns.stream().filter(Turn::isSaved).count();
    }

    /** What is told higher, or only now, as an approved provisioner is out of bounds. */
    public long toldHigher() {
        return turns.stream().filter(Turn::isToldHigher).count();
    }

    /** What of that is told only now. */
    public long newlyTold() {
        return turns.stream().filter(Turn::isNewlyTold).count();
    }

    /** What is concluded of a verdict of the history now. */
    public Verdict after(Verdict before) {
        return after.getOrDefault(before, before);
    }

    /** Whether people are told of it, at Medium or more. */
    public boolean tells(Verdict before) {
        return isTold(after(before));
    }

    /** The chains that are told all the same. */
    List<Verdict> left() {
        return turns.stream().map(Turn::before).filter(this::tells).toList();
    }

    long approvedBy(AllowlistEntry entry) {
        return turns.stream().filter(turn -> turn.isApprovedNowBy(entry)).count();
    }

    /** Those of them that it would not approve alone. */
    long approvedOnlyTogetherBy(AllowlistEntry entry) {
        return turns.stream()
                .filter(turn -> turn.isApprovedNowBy(entry) && !turn.isApprovedByAlone(entry))
                .count();
    }

    long savedBy(AllowlistEntry entry) {
        return turns.stream()
                .filter(turn -> turn.isSaved() && turn.after().approvedBy().contains(entry))
                .count();
    }

    /** At Medium or more, whatever the tuning says. */
    static boolean isTold(Verdict verdict) {
        return verdict.finding()
                .filter(finding -> finding.severity().isAtLeast(Severity.MEDIUM))
                .isPresent();
    }
}
