package dev.latchkey.terminal;

import dev.latchkey.detection.text.PlainText;
import java.io.PrintWriter;
import java.util.function.Consumer;

/** What went wrong, as the command line says it on standard error: under its own name, for it may run among others. */
public final class Complaint {

    private static final int LONGEST = 512;

    private Complaint() {}

    public static String of(String sentence) {
        return "latchkey: " + sentence;
    }

    /** Takes sentences with values in them that others chose. */
    public static Consumer<String> to(PrintWriter err) {
        return to(err, LONGEST);
    }

    public static Consumer<String> to(PrintWriter err, int longest) {
        return sentence -> err.println(of(PlainText.of(sentence, longest)));
    }
}
