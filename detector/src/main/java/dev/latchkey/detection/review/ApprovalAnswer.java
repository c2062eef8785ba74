package dev.latchkey.detection.review;

import dev.latchkey.detection.allowlist.AllowlistEntry;
import dev.latchkey.detection.allowlist.Bound;
import dev.latchkey.detection.allowlist.Cover;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.text.PlainText;
import dev.latchkey.detection.verdict.Approval;
import dev.latchkey.detection.verdict.Stretch;
import dev.latchkey.detection.verdict.Verdict;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Why a chain was approved or not, in one sentence. */
public final class ApprovalAnswer {

    private static final int LONGEST_NAME = 64;

    private final Verdict verdict;
    private final Approval approval;
    private final List<Step> uncovered;

    private ApprovalAnswer(Verdict verdict, List<AllowlistEntry> entries) {
        this.verdict = verdict;
        this.approval = new Approval(verdict.stretch(), entries);
        this.uncovered = verdict.stretch().steps().stream()
                .filter(step -> approval.covers(step).stream().noneMatch(Cover::isGiven))
                .toList();
    }

    public static String of(Verdict verdict, List<AllowlistEntry> entries) {
        return new ApprovalAnswer(verdict, entries).sentence();
    }

    /** The one whose chain it is, in a few words. */
    private static String who(Stretch stretch) {
        String kind = stretch.subject().kind().shown();
        String made = stretch.creation().isPresent() ? "new " : "";
        return made + "IAM " + kind + " " + PlainText.of(stretch.target(), LONGEST_NAME);
    }

    private String sentence() {
        String who = who(verdict.stretch());
        if (verdict.assessed().isEmpty()) {
            return "NOTHING TO APPROVE: what happened to " + who + " makes no finding.";
        }
        int all = verdict.stretch().steps().size();
        if (approval.isGiven()) {
            return "APPROVED: every step (" + all + ") of " + who + " is covered, by " + by() + ".";
        }
        return "NOT APPROVED: " + (uncovered.isEmpty() ? together(who) : apart(who, all));
    }

    private String together(String who) {
        return verdict.stretch().truncated()
                ? "there are more steps than one judgement reads, of " + who + ", of what it was given, or of its"
                        + " callers, and what was not read cannot be shown to be covered."
                : "each step of " + who + " is covered, but together they grant "
                        + verdict.stretch().granted().level() + ", which no entry that gave a part of it allows.";
    }

    private String apart(String who, int all) {
        Step first = uncovered.get(0);
        return "no entry covers " + uncovered.size() + " of " + all + " steps of " + who + "; the first is "
                + first.operation().eventName() + " by "
                + PlainText.of(first.actor().name()) + ": " + reason(first)
                + ".";
    }

    private String reason(Step step) {
        List<Cover> covers = approval.covers(step);
        if (covers.isEmpty()) {
            return "the allowlist has no entry that can be read";
        }
        Cover nearest = covers.get(0);
        if (nearest.isNamesakes()) {
            return "no entry is for that principal, though entry " + name(nearest.entry()) + " is for one of that name";
        }
        return nearest.isSomebodyElses()
                ? "no entry is for that principal"
                : "entry " + name(nearest.entry()) + " comes nearest, and fails by " + attributes(nearest);
    }

    private static String attributes(Cover cover) {
        return Stream.of(Bound.values())
                .filter(cover.missed()::contains)
                .map(Bound::attribute)
                .distinct()
                .collect(Collectors.joining(" and "));
    }

    private String by() {
        return verdict.approvedBy().stream().map(ApprovalAnswer::name).collect(Collectors.joining(" and "));
    }

    private static String name(AllowlistEntry entry) {
        return PlainText.of(entry.id(), AllowlistChange.LONGEST_NAME);
    }
}
