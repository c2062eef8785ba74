package dev.latchkey.allowlist;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.detection.alert.Finding;
import dev.latchkey.detection.habit.HabitRules;
import dev.latchkey.detection.verdict.Verdict;
import dev.latchkey.replay.FileAllowlist;
import dev.latchkey.replay.History;
import dev.latchkey.terminal.FileTrouble;
import dev.latchkey.terminal.WholeFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What counts as a habit, and where the proposal goes. */
final class SuggestOptions {

    @Option(
            names = "--min-chains",
            paramLabel = "N",
            order = 40,
            description = "How many chains, on at least two days, make something a habit: a provisioner, a pattern of"
                    + " names, a network, a call. At least 2. Default: 3.")
    private int minChains = HabitRules.DEFAULT.minChains();

    @Option(
            names = "--looked-at",
            paramLabel = "FINDING:SEVERITY",
            split = ",",
            order = 41,
            description = "Findings that you have looked at and know to be business: the number of each, or its first "
                    + Finding.SHORT
                    + " characters, and the severity that you saw, as in 0a1b2c3d:high. One that has risen since is"
                    + " refused. Nothing is learnt from them, but names like theirs may be proposed, and then they"
                    + " would be approved too.")
    private List<String> lookedAt = List.of();

    @Option(
            names = "--against",
            paramLabel = "FILE",
            order = 42,
            description = "Your last allowlist: also say what is new, changed and gone, and keep owner and reason of"
                    + " entries whose bounds did not change.")
    private @Nullable Path against;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            order = 43,
            description = "Write the proposal into this file, not to standard output: all of it or nothing.")
    private @Nullable Path out;

    /** @throws IllegalArgumentException with a sentence, if a habit would be no habit */
    HabitRules rules() {
        try {
            return new HabitRules(minChains);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("--min-chains: " + e.getMessage(), e);
        }
    }

    /**
     * Looks where the proposal is to go before the logs are read, which may take an hour.
     *
     * @throws IllegalArgumentException with a sentence, if nothing can be written there
     */
    void checkOut() {
        Path file = out;
        if (file == null) {
            return;
        }
        if (Files.isDirectory(file)) {
            throw new IllegalArgumentException("--out: " + file + " is a folder");
        }
        if (WholeFile.isSomethingElse(file)) {
            throw new IllegalArgumentException("--out: " + file + " is no file");
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null && !Files.isWritable(folder)) {
            throw new IllegalArgumentException("--out: " + file + " cannot be written: "
                    + (Files.isDirectory(folder) ? "its folder takes no file" : "there is no such folder"));
        }
    }

    Optional<Path> out() {
        return Optional.ofNullable(out);
    }

    /**
     * The chains that somebody has looked at.
     *
     * @throws IllegalArgumentException with a sentence, if there is none of a name, or several, or it has risen
     */
    List<Verdict> lookedAt(History history) {
        return LookedAt.in(history, lookedAt);
    }

    boolean hasLast() {
        return against != null;
    }

    /**
     * The entries of the last file.
     *
     * @throws IllegalArgumentException if there is no such file, or something else in it
     */
    List<ObjectNode> last() {
        if (against == null) {
            return List.of();
        }
        try {
            FileAllowlist last = FileAllowlist.read(against);
            if (!last.broken().isEmpty()) {
                throw new IllegalArgumentException("--against: " + against + ": " + String.join("; ", last.broken()));
            }
            return ProposedJson.all(last);
        } catch (IOException e) {
            throw failed("--against: " + against + " cannot be read: ", e);
        }
    }

    /**
     * Into the file that was asked for, else on standard output.
     *
     * @throws IllegalArgumentException if it cannot be written
     */
    void write(List<ObjectNode> entries, PrintWriter standard) {
        try {
            if (out == null) {
                standard.print(AllowlistFile.objects(entries));
                standard.flush();
            } else {
                AllowlistFile.writeObjects(out, entries);
            }
        } catch (IOException e) {
            throw failed("--out: " + out + " cannot be written: ", e);
        }
    }

    private static IllegalArgumentException failed(String what, IOException e) {
        return new IllegalArgumentException(what + FileTrouble.why(e), e);
    }
}
