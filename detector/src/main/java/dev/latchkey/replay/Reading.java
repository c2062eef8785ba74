package dev.latchkey.replay;

import dev.latchkey.terminal.Complaint;
import dev.latchkey.terminal.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** The first pass as a person sees it: how far it is, and what was wrong. */
record Reading(List<Path> paths, Terminal terminal, boolean wanted, PrintWriter err) {

    /** Of a file, whose path may be long. */
    private static final int LONGEST_PROBLEM = 1_000;

    Tally by(Replay replay) {
        int readers = Runtime.getRuntime().availableProcessors();
        Consumer<String> plain = Complaint.to(err, LONGEST_PROBLEM);
        List<Path> files = LogFiles.in(paths, plain);
        if (!wanted || !terminal.progress()) {
            return replay.read(files, readers, Progress.SILENT, plain);
        }
        try (ProgressLine line = new ProgressLine(err, terminal.columns(), bytes(files))) {
            return replay.read(files, readers, line, problem -> line.say(Complaint.of(problem)));
        }
    }

    private static long bytes(List<Path> files) {
        return files.stream().mapToLong(Reading::size).sum();
    }

    /** What cannot be asked for its size cannot be read either, which is said when it is tried. */
    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0;
        }
    }
}
