package dev.latchkey.terminal;

import dev.latchkey.detection.text.PlainText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** What of a command line is wrong usage: one sentence, and exit code 2. */
public record Usage(CommandLine commandLine) {

    private static final int LONGEST = 512;

    /** Values that do not go together are wrong usage, as a single wrong value is. */
    public <T> T checked(Supplier<T> values) {
        try {
            return values.get();
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()), e);
        }
    }

    /** What shows only later to have been wrong. */
    public ParameterException wrong(String sentence, Throwable cause) {
        return new ParameterException(commandLine, PlainText.of(sentence, LONGEST), cause);
    }

    /** The same of what gives no value. */
    public void check(Runnable attempt) {
        checked(() -> {
            attempt.run();
            return true;
        });
    }

    /** Asked before anything is judged: what is found in the other paths alone would pass for all there is. */
    public void exist(List<Path> paths) {
        paths.stream().filter(Files::notExists).findFirst().ifPresent(path -> {
            throw new ParameterException(commandLine, "no such file or folder: " + PlainText.of(path.toString()));
        });
    }
}
