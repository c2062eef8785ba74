package dev.latchkey.terminal;

import java.util.function.Function;
import picocli.CommandLine.TypeConversionException;

/** A text on the command line as the core reads it. */
public final class Converted {

    private Converted() {}

    /** What it means, or a sentence that begins with it. */
    public static <T> T of(String text, Function<String, T> reading) {
        try {
            return reading.apply(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException("'" + text + "' " + e.getMessage() + ".");
        }
    }
}
