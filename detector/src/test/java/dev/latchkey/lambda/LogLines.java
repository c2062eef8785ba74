package dev.latchkey.lambda;

import dev.latchkey.detection.verdict.Verdict;

/** The lines of the function's log, for the tests of other packages. */
public final class LogLines {

    private LogLines() {}

    public static String of(Verdict verdict) {
        return VerdictLine.of(verdict);
    }
}
