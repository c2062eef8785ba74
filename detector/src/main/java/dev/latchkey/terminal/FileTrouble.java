package dev.latchkey.terminal;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.ZipException;

/** Why a file cannot be read or written, in words: Java's own sentences mostly repeat its path, or name a class. */
public final class FileTrouble {

    /** Where something began that does not end: of the source Jackson only says that it does not tell it. */
    private static final Pattern PLACE = Pattern.compile("\\s*\\(start marker at \\[Source: [^]]*]\\)");

    /** Behind the field Jackson names a class, and an option of its own. */
    private static final Pattern TWICE = Pattern.compile("Duplicate field ('.*') for `.*", Pattern.DOTALL);

    private FileTrouble() {}

    public static String why(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "no such file";
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof CharacterCodingException) {
            return "it is not in UTF-8: save it so";
        }
        if (e instanceof FileSystemLoopException) {
            return "a link leads back to a folder around it";
        }
        if (e instanceof EOFException) {
            return "it is cut off";
        }
        if (e instanceof JsonProcessingException json) {
            return notJson(json);
        }
        return said(e).map(text -> e instanceof ZipException ? "bad gzip: " + text : text)
                .orElse(e.getClass().getSimpleName());
    }

    public static String notJson(JsonProcessingException e) {
        if (e instanceof StreamConstraintsException) {
            return "too deep, or too long a text, name or number";
        }
        return "not JSON" + place(Optional.ofNullable(e.getLocation())) + ": "
                + TWICE.matcher(PLACE.matcher(e.getOriginalMessage()).replaceAll(""))
                        .replaceFirst("$1 stands there twice");
    }

    private static String place(Optional<JsonLocation> there) {
        return there.map(it -> " from line " + it.getLineNr() + ", column " + it.getColumnNr() + " on")
                .orElse("");
    }

    private static Optional<String> said(IOException e) {
        return Optional.ofNullable(e instanceof FileSystemException file ? file.getReason() : e.getMessage());
    }
}
