package dev.latchkey.replay;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.zip.ZipException;

/** Why a file cannot be read or written, in words: Java's own sentences mostly repeat its path, or name a class. */
final class FileTrouble {

    private FileTrouble() {}

    static String why(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "no such file";
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof FileSystemLoopException) {
            return "a link leads back to a folder around it";
        }
        if (e instanceof EOFException) {
            return "it is cut off";
        }
        return said(e).map(text -> e instanceof ZipException ? "bad gzip: " + text : text)
                .orElse(e.getClass().getSimpleName());
    }

    private static Optional<String> said(IOException e) {
        return Optional.ofNullable(e instanceof FileSystemException file ? file.getReason() : e.getMessage());
    }
}
