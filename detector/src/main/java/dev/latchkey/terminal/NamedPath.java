package dev.latchkey.terminal;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A path on the command line. An empty one would be the current folder, which nobody means by no name. */
public final class NamedPath implements ITypeConverter<Path> {

    @Override
    public Path convert(String text) {
        if (text.isBlank()) {
            throw new TypeConversionException(missing(text));
        }
        if (text.equals("-")) {
            throw new TypeConversionException(
                    "'-' is no file: standard input is /dev/stdin, and standard output /dev/stdout.");
        }
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new TypeConversionException("'" + text + "' cannot be a path: " + e.getReason() + ".");
        }
    }

    public static String missing(String blank) {
        return "'" + blank + "' names no file or folder; if it is a variable of the shell, it is not set.";
    }
}
