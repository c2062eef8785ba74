package dev.latchkey.allowlist;

import dev.latchkey.detection.alert.PlainText;
import dev.latchkey.detection.step.Step;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A step in two lines: what it did and when, and who did it from where. */
final class StepLine {

    static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private StepLine() {}

    static String of(Step step) {
        return UTC.format(step.time()) + " UTC  " + step.operation().eventName() + " for "
                + PlainText.of(step.target()) + ": " + PlainText.of(step.fact().shown()) + "\n  by "
                + PlainText.of(step.actor().shown()) + " from "
                + PlainText.of(step.origin().address()) + " ("
                + step.origin().method().shown() + ")";
    }
}
