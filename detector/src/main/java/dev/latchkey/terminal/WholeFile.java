package dev.latchkey.terminal;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.UUID;

/** A file written whole or not at all: at every moment either the older one or the whole new one is there. */
public final class WholeFile {

    /** One behind another, as many as Linux follows. */
    private static final int MOST_LINKS = 40;

    /** What it is to hold. */
    @FunctionalInterface
    public interface Content {
        void write(Writer to) throws IOException;
    }

    private WholeFile() {}

    /** @param path may be a symbolic link, which stays one, also if nothing is where it leads */
    public static void write(Path path, Content content) throws IOException {
        if (isSomethingElse(path)) {
            throw new FileSystemException(path.toString(), null, "it is no file");
        }
        Path file = whereLinksLead(path);
        Path unfinished = file.resolveSibling(".latchkey-" + UUID.randomUUID() + ".part");
        try {
            try (Writer to = Files.newBufferedWriter(unfinished, StandardOpenOption.CREATE_NEW)) {
                keepPermissions(file, unfinished);
                content.write(to);
            }
            move(unfinished, file);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static Path whereLinksLead(Path path) throws IOException {
        Path file = path.toAbsolutePath();
        for (int links = 0; Files.isSymbolicLink(file); links++) {
            if (links == MOST_LINKS) {
                throw new FileSystemException(path.toString(), null, "its links lead nowhere");
            }
            file = file.resolveSibling(Files.readSymbolicLink(file));
        }
        return file;
    }

    /** A folder, or a device as /dev/full: neither is to be replaced by a file. */
    public static boolean isSomethingElse(Path path) {
        return Files.exists(path) && !Files.isRegularFile(path);
    }

    /** Who may read the older one may read the new one, and nobody else. */
    private static void keepPermissions(Path older, Path unfinished) throws IOException {
        boolean known = Files.getFileAttributeView(older, PosixFileAttributeView.class) != null;
        if (known && Files.exists(older)) {
            Files.setPosixFilePermissions(unfinished, Files.getPosixFilePermissions(older));
        }
    }

    private static void move(Path unfinished, Path file) throws IOException {
        try {
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
