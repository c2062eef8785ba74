package dev.latchkey.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Where a report goes: at every moment either the older file or the whole new one is there. */
public final class ReportFile {

    private final Path file;
    private final Path folder;

    private ReportFile(Path file, Path folder) {
        this.file = file;
        this.folder = folder;
    }

    /**
     * Looks before anything is read, which may take an hour.
     *
     * @throws IllegalArgumentException with a sentence, if nothing can be written there
     */
    public static ReportFile at(Path path) {
        try {
            Path file = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
            Path folder = file.getParent();
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                throw wrong(path, "is no file");
            }
            if (folder == null || !Files.isDirectory(folder)) {
                throw wrong(path, "cannot be written: there is no folder " + folder);
            }
            if (!Files.isWritable(folder)) {
                throw wrong(path, "cannot be written: its folder takes no file");
            }
            return new ReportFile(file, folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path path() {
        return file;
    }

    public void write(Replayed replayed) throws IOException {
        Path unfinished = folder.resolve(".latchkey-" + UUID.randomUUID() + ".html");
        try {
            try (Writer to = Files.newBufferedWriter(unfinished, StandardOpenOption.CREATE_NEW)) {
                HtmlReport.write(replayed, to);
            }
            move(unfinished);
        } finally {
            remove(unfinished);
        }
    }

    private void move(Path unfinished) throws IOException {
        try {
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void remove(Path unfinished) {
        try {
            Files.deleteIfExists(unfinished);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static IllegalArgumentException wrong(Path path, String what) {
        return new IllegalArgumentException("--html: " + path + " " + what);
    }
}
