package dev.latchkey.report;

import dev.latchkey.detection.chain.Step;
import java.util.List;
import java.util.Locale;

/** One step as a row: when, what, by whom, from where, by what method. */
record ShownStep(Step step, Caller caller, boolean late) {

    static ShownStep of(Step step, List<Caller> callers, boolean late) {
        return new ShownStep(step, Caller.of(step, callers), late);
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
        return Shown.text(step.fact().shown());
    }

    String from() {
        return Shown.text(step.origin().address());
    }

    String method() {
        return step.origin().method().shown();
    }
}
