package dev.latchkey.replay;

import dev.latchkey.detection.habit.HabitRules;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What counts as a habit, and where the proposal goes. */
final class SuggestOptions {

    @Option(
            names = "--min-chains",
            paramLabel = "N",
            order = 40,
            description = "How many chains, on at least two days, make a habit of a provisioner, a pattern of names, a"
                    + " network, a call. At least 2. Default: 3.")
    private int minChains = HabitRules.DEFAULT.minChains();

    @Option(
            names = "--against",
            paramLabel = "FILE",
            order = 41,
            description = "The last allowlist: tells what is new, changed and gone, and keeps owner and reason of"
                    + " entries whose bounds did not change.")
    private @Nullable Path against;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            order = 42,
            description = "Writes the proposal there in place of standard output, whole or not at all.")
    private @Nullable Path out;

    @Option(
            names = "--no-progress",
            order = 43,
            description = "No progress bar; there is one only if standard error is a terminal.")
    private boolean noProgress;

    /** @throws IllegalArgumentException with a sentence, if a habit would be no habit */
    HabitRules rules() {
        try {
            return new HabitRules(minChains);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("--min-chains: " + e.getMessage(), e);
        }
    }

    Optional<Path> against() {
        return Optional.ofNullable(against);
    }

    Optional<Path> out() {
        return Optional.ofNullable(out);
    }

    boolean progress() {
        return !noProgress;
    }
}
