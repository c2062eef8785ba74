package dev.latchkey.report;

import dev.latchkey.detection.alert.CaseWords;
import dev.latchkey.detection.allowlist.AllowlistEntry;
import dev.latchkey.detection.call.Origin;
import dev.latchkey.detection.step.Stage;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.verdict.Stretch;
import dev.latchkey.detection.verdict.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * One identity of the table: who made it and how, what it was given and when, what is concluded.
 *
 * @param number by which the page links to it
 * @param account the place of its account among the filters; 0 for any of the rest
 */
record Listed(int number, Verdict verdict, int account) {

    /** As in the summary on a terminal. */
    private static final int STEPS_SHOWN = 8;

    Outcome outcome() {
        return Outcome.of(verdict);
    }

    Origin.Method method() {
        return anchor().origin().method();
    }

    Subject.Kind kind() {
        return stretch().subject().kind();
    }

    String methodToken() {
        return token(method());
    }

    String kindToken() {
        return token(kind());
    }

    String name() {
        return Shown.text(stretch().target());
    }

    String accountId() {
        return Shown.text(stretch().subject().account());
    }

    boolean isCreated() {
        return stretch().creation().isPresent();
    }

    String madeBefore() {
        return CaseWords.existingSince(stretch())
                .map(since -> "created " + Shown.DAY.format(since))
                .orElse((stretch().subject().isIdentity() ? "creation" : "who gained") + " not seen");
    }

    boolean isRoot() {
        return kind() == Subject.Kind.ROOT;
    }

    boolean isDrawn() {
        return verdict.assessed().isPresent();
    }

    ShownStep made() {
        return ShownStep.of(stretch(), anchor(), Caller.of(List.of(anchor())));
    }

    List<ShownStep> followed() {
        return later().stream()
                .limit(STEPS_SHOWN)
                .map(step -> ShownStep.of(stretch(), step, Caller.of(List.of(step))))
                .toList();
    }

    int leftOut() {
        return Math.max(0, later().size() - STEPS_SHOWN);
    }

    String approvedBy() {
        return verdict.approvedBy().stream()
                .map(AllowlistEntry::id)
                .sorted()
                .map(Shown::text)
                .collect(Collectors.joining(", "));
    }

    static String token(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private List<Step> later() {
        return stretch().steps().stream()
                .filter(step -> step.stage() != Stage.CREATION)
                .toList();
    }

    private Step anchor() {
        return stretch().anchor();
    }

    private Stretch stretch() {
        return verdict.stretch();
    }
}
