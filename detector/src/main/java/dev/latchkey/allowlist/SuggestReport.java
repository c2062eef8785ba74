package dev.latchkey.allowlist;

import dev.latchkey.detection.alert.AlertParts;
import dev.latchkey.detection.alert.Finding;
import dev.latchkey.detection.habit.Effect;
import dev.latchkey.detection.habit.LeftOut;
import dev.latchkey.detection.habit.Proposed;
import dev.latchkey.detection.habit.Provisioner;
import dev.latchkey.detection.habit.Suggestion;
import dev.latchkey.detection.text.Counted;
import dev.latchkey.detection.text.PlainText;
import dev.latchkey.detection.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a person should know before filling in a proposal. */
final class SuggestReport {

    private static final int LONGEST_LINE = 600;

    private final Suggestion suggestion;
    private final List<String> lines = new ArrayList<>();

    private SuggestReport(Suggestion suggestion) {
        this.suggestion = suggestion;
    }

    /** @param lookedAt what a person has looked at, and says is business */
    static List<String> lines(Suggestion suggestion, List<Verdict> lookedAt) {
        SuggestReport report = new SuggestReport(suggestion);
        report.proposed();
        report.lookedAt(lookedAt);
        report.approvedToo();
        report.told();
        report.quiet();
        report.totals();
        return report.lines.stream()
                .map(line -> PlainText.of(line.strip(), LONGEST_LINE).indent(line.indexOf(line.strip())))
                .map(line -> PlainText.unlinked(line.stripTrailing()))
                .toList();
    }

    private void proposed() {
        lines.add("PROPOSED");
        nothingIf(suggestion.entries().isEmpty());
        for (Proposed proposed : suggestion.entries()) {
            lines.add("  " + proposed.entry().id());
            lines.add("    for " + proposed.by().shown());
            lines.add("    would approve %s, save %s; seen %s to %s"
                    .formatted(
                            proposed.chainsInWords(),
                            Counted.of(proposed.saved(), "alert"),
                            proposed.firstSeen(),
                            proposed.lastSeen()));
        }
        suggestion.refused().forEach(refused -> lines.add("  not kept: " + refused));
    }

    /** With what became of it: a name that opens a pattern may be approved by it. */
    private void lookedAt(List<Verdict> lookedAt) {
        if (!lookedAt.isEmpty()) {
            lines.add("LOOKED AT");
        }
        for (Verdict verdict : lookedAt) {
            boolean approved = !suggestion.effect().after(verdict).approvedBy().isEmpty();
            verdict.assessed().map(Finding::of).ifPresent(finding -> lookedAt(finding, approved));
        }
    }

    /** As it is now, for who looked may have seen less; what its maker chose stands last. */
    private void lookedAt(Finding finding, boolean approved) {
        lines.add("  %s: %s, last seen %s, would %s"
                .formatted(
                        finding.shortUid(),
                        finding.severity().shown(),
                        finding.lastSeen(),
                        approved ? "be approved" : "not be approved"));
        lines.add("    " + finding.stretch().target() + " at " + finding.firstSeen());
        AlertParts.reasons(finding).forEach(reason -> lines.add("    " + reason));
    }

    /** What fits an entry that was learnt from others: it may be what somebody else would have it be. */
    private void approvedToo() {
        List<LeftOut> approved =
                suggestion.leftOut().stream().filter(this::isApproved).toList();
        if (!approved.isEmpty()) {
            lines.add("APPROVED TOO, though nothing was learnt from it: look at each");
            lines.addAll(ReasonLines.of(approved));
        }
    }

    private boolean isApproved(LeftOut chain) {
        return !suggestion.effect().after(chain.verdict()).approvedBy().isEmpty();
    }

    private void told() {
        Effect effect = suggestion.effect();
        List<LeftOut> told = suggestion.leftOut().stream()
                .filter(it -> effect.tells(it.verdict()))
                .toList();
        lines.add("STILL ALERTED: alerts at Medium or more, by whom, why no entry saves them, and what you can do");
        nothingIf(told.isEmpty());
        Map<String, List<LeftOut>> byProvisioner = told.stream()
                .collect(Collectors.groupingBy(SuggestReport::provisioner, TreeMap::new, Collectors.toList()));
        byProvisioner.entrySet().stream().sorted(ReasonLines.MOST_FIRST).forEach(it -> {
            lines.add("  " + it.getKey() + ": " + Counted.of(it.getValue().size(), "alert"));
            lines.addAll(ReasonLines.of(it.getValue()));
        });
    }

    /** Without names: nobody is woken by them, with these entries or without. */
    private void quiet() {
        Map<String, Long> byReason = suggestion.leftOut().stream()
                .filter(it -> !suggestion.effect().tells(it.verdict()) && !isApproved(it))
                .collect(Collectors.groupingBy(LeftOut::why, TreeMap::new, Collectors.counting()));
        lines.add("NOT COVERED EITHER, but no alert: below Medium");
        nothingIf(byReason.isEmpty());
        byReason.forEach((why, number) -> lines.add("  " + Counted.of(number, "chain") + ": " + why));
    }

    private void totals() {
        Effect effect = suggestion.effect();
        lines.add("TOTAL");
        lines.add("  " + Counted.of(suggestion.entries().size(), "entry") + " would approve "
                + Counted.of(effect.approved(), "chain"));
        String onlyNow = effect.newlyTold() == 0 ? "" : ", " + effect.newlyTold() + " of them new";
        lines.add("  alerts at Medium or more: %d without them, %d with them (%d saved, %d made worse by a provisioner"
                        .formatted(effect.toldBefore(), effect.toldAfter(), effect.saved(), effect.toldHigher())
                + " out of bounds" + onlyNow + ")");
    }

    private void nothingIf(boolean empty) {
        if (empty) {
            lines.add("  nothing");
        }
    }

    private static String provisioner(LeftOut chain) {
        return chain.by()
                .orElseGet(() -> Provisioner.of(chain.anchor()))
                .withoutPerson()
                .shown();
    }
}
