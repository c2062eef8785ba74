package dev.latchkey.report;

import dev.latchkey.terminal.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a report goes. */
public final class ReportFile {

    private final Path file;

    private ReportFile(Path file) {
        this.file = file;
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
            if (WholeFile.isSomethingElse(file)) {
                throw wrong(path, "is no file");
            }
            if (folder == null || !Files.isDirectory(folder)) {
                throw wrong(path, "cannot be written: there is no folder " + folder);
            }
            if (!Files.isWritable(folder)) {
                throw wrong(path, "cannot be written: its folder takes no file");
            }
            return new ReportFile(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path path() {
        return file;
    }

    public void write(Replayed replayed) throws IOException {
        WholeFile.write(file, to -> HtmlReport.write(replayed, to));
    }

    private static IllegalArgumentException wrong(Path path, String what) {
        return new IllegalArgumentException("--html: " + path + " " + what);
    }
}
