package dev.latchkey.replay;

import dev.latchkey.detection.alert.Finding;
import dev.latchkey.detection.chain.Fact;
import dev.latchkey.detection.chain.Stage;
import dev.latchkey.detection.chain.Step;
import dev.latchkey.detection.chain.Subject;
import dev.latchkey.detection.verdict.AllowlistEntry;
import dev.latchkey.detection.verdict.Assessment;
import dev.latchkey.detection.verdict.Stretch;
import dev.latchkey.detection.verdict.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One identity as an audit lists it: who made it and how, what it was given and when, and what we conclude. */
record SummaryRow(Verdict verdict) {

    /** Every identity that was created, and those without a creation that have a finding or an approved one. */
    static List<SummaryRow> of(List<Verdict> verdicts) {
        return verdicts.stream()
                .map(SummaryRow::new)
                .filter(row -> row.isCreated() || row.assessment().isPresent())
                .toList();
    }

    boolean isCreated() {
        return stretch().creation().isPresent();
    }

    Stretch stretch() {
        return verdict.stretch();
    }

    Subject subject() {
        return stretch().subject();
    }

    /** The creation; without one, the earliest credential. */
    Step anchor() {
        return stretch().anchor();
    }

    List<Step> rights() {
        return stretch().of(Stage.GRANT).toList();
    }

    List<Step> credentials() {
        return stretch().of(Stage.CREDENTIAL).toList();
    }

    /** What the finding is, or would be if nobody had approved it. */
    Optional<Assessment> assessment() {
        return verdict.assessed();
    }

    Optional<Finding> finding() {
        return verdict.finding().map(Finding::of);
    }

    List<String> approvedBy() {
        return verdict.approvedBy().stream().map(AllowlistEntry::id).sorted().toList();
    }

    /** Approved, Incomplete, Suspicious or Unrelated. */
    String conclusion() {
        return verdict.getClass().getSimpleName();
    }

    /** What a step gave, in a few words. */
    static String given(Step step) {
        return step.fact() instanceof Fact.Granted granted
                ? granted.policy() + " (" + granted.privilege().level() + ")"
                : step.fact().shown();
    }

    /** All that followed, in event time. */
    Stream<Step> followed() {
        return stretch().steps().stream().filter(step -> step.stage() != Stage.CREATION);
    }
}
