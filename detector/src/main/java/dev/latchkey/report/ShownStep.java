package dev.latchkey.report;

import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.verdict.Stretch;
import java.util.List;
import java.util.Locale;

/** One step as a row: when, what, by whom, from where, by what method. */
record ShownStep(Stretch stretch, Step step, Caller caller) {

    static ShownStep of(Stretch stretch, Step step, List<Caller> callers) {
        return new ShownStep(stretch, step, Caller.of(step, callers));
    }

    boolean late() {
        return stretch.slow().contains(step);
    }

    String day() {
        return Shown.DAY.format(step.time());
    }

    String time() {
        return Shown.TIME.format(step.time());
    }

    String stage() {
        return step.stage().name().toLowerCase(Locale.ROOT);
    }

    String call() {
        return step.operation().eventName();
    }

    String did() {
        return Shown.text(step.shownIn(stretch.subject()));
    }

    String from() {
        return Shown.text(step.origin().shown());
    }

    String method() {
        return step.origin().method().shown();
    }
}
