package dev.latchkey.allowlist;

import dev.latchkey.detection.alert.Headline;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.text.PlainText;
import dev.latchkey.detection.text.Utc;

/** A step in two lines: what it did and when, and who did it from where. */
final class StepLine {

    private StepLine() {}

    static String of(Step step) {
        return Utc.shown(step.time()) + " UTC  " + step.operation().eventName() + " for "
                + PlainText.of(step.target()) + ": " + PlainText.of(step.shownIn(step.subject())) + "\n  by "
                + Headline.who(step);
    }
}
