package dev.latchkey.replay;

import dev.latchkey.detection.verdict.Severity;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Text;

/** The colour of a severity, on terminals alone. */
final class Colours {

    private Colours() {}

    /** An alert with its first word, the severity, in its colour. */
    static String severity(String alert, Severity severity, Terminal terminal) {
        String word = severity.shown().toUpperCase(Locale.ROOT);
        return marked(word, severity, terminal.ansi()) + alert.substring(word.length());
    }

    /** @param word of ours, never from a record: picocli would obey mark-up in it */
    static Text marked(String word, Severity severity, Ansi ansi) {
        return ansi.text("@|" + style(severity) + " " + word + "|@");
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
