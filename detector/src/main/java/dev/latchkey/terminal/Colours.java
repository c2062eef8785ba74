package dev.latchkey.terminal;

import dev.latchkey.detection.verdict.Severity;

/** The colour of a severity, on terminals alone. */
public final class Colours {

    private Colours() {}

    /** The severity in its colour, if the text begins with it. What follows may be from a record: never mark-up. */
    public static String severity(String text, Severity severity, Terminal terminal) {
        String word = severity.shown();
        if (!text.regionMatches(true, 0, word, 0, word.length())) {
            return text;
        }
        String marked = "@|" + style(severity) + " " + text.substring(0, word.length()) + "|@";
        return terminal.ansi().string(marked) + text.substring(word.length());
    }

    private static String style(Severity severity) {
        return switch (severity) {
            case CRITICAL, HIGH -> "bold,red";
            case MEDIUM -> "bold,yellow";
            case LOW -> "cyan";
            case INFORMATIONAL -> "faint";
        };
    }
}
