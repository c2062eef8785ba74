package dev.latchkey.report;

import dev.latchkey.detection.alert.AlertParts;
import dev.latchkey.detection.alert.Finding;
import dev.latchkey.detection.alert.Headline;
import dev.latchkey.detection.alert.Telltale;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.verdict.Verdict;
import java.time.Duration;
import java.util.List;

/** One chain in full: a finding, or what would have been one if nobody had approved it. */
record ShownChain(Listed listed, boolean open, Finding finding, List<Step> steps, Duration window) {

    /** As in a mail: a longer timeline helps nobody. */
    private static final int STEPS_SHOWN = 12;

    static ShownChain of(Listed listed, boolean open, Duration window) {
        Verdict verdict = listed.verdict();
        Finding finding = Finding.of(verdict.assessed().orElseThrow());
        return new ShownChain(
                listed, open, finding, Telltale.of(verdict.stretch().story(), STEPS_SHOWN), window);
    }

    String title() {
        return Shown.line(Headline.title(finding));
    }

    String sentence() {
        return Shown.lines(List.of(Headline.sentence(finding))).get(0);
    }

    String would() {
        return finding.severity().shown();
    }

    private List<Caller> callers() {
        return Caller.of(steps);
    }

    List<ShownStep> rows() {
        List<Caller> callers = callers();
        return steps.stream()
                .map(step -> ShownStep.of(finding.stretch(), step, callers))
                .toList();
    }

    int leftOut() {
        return finding.stretch().story().size() - steps.size();
    }

    Timeline timeline() {
        return Timeline.of(finding.stretch(), steps, callers(), window);
    }

    List<String> reasons() {
        return Shown.lines(AlertParts.reasons(finding));
    }

    List<String> checks() {
        return Shown.lines(AlertParts.checks(finding));
    }

    List<String> commands() {
        return Shown.lines(AlertParts.commands(finding));
    }

    List<String> approving() {
        return Shown.lines(AlertParts.approving(finding));
    }

    List<ShownEntry> approvedBy() {
        return listed.verdict().approvedBy().stream()
                .map(entry -> new ShownEntry(entry, List.of()))
                .toList();
    }
}
