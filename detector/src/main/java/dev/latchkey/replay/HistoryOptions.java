package dev.latchkey.replay;

import dev.latchkey.detection.allowlist.Allowlist;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;

/** Which history an allowlist is held against, and how that is judged. */
public final class HistoryOptions {

    @ArgGroup(validate = false, order = 1, heading = "%nWhat is read:%n")
    private ReadOptions reading = new ReadOptions();

    @ArgGroup(validate = false, order = 2, heading = "%nHow it is judged:%n")
    private TuningOptions judging = new TuningOptions();

    public boolean hasAllowlist() {
        return reading.hasAllowlist();
    }

    /**
     * What is written must not take the place of what is read: of a log there may be no other copy.
     *
     * @throws IllegalArgumentException with a sentence, if that file is one of the paths, a log in a folder among them,
     *     or what an option names
     */
    public void spare(String option, Path file, List<Path> paths) {
        if (LogFiles.isRead(paths, file) || reading.files().anyMatch(it -> LogFiles.isSame(it, file))) {
            throw new IllegalArgumentException(
                    "%s: %s is itself read, and would be overwritten; name another file".formatted(option, file));
        }
    }

    /**
     * Reads the paths and judges what is in them; what of them cannot be read is said on standard error.
     *
     * @param problems takes what of the allowlist cannot be read, before anything else is
     */
    public History read(CommandSpec spec, List<Path> paths, boolean progress, Consumer<String> problems) {
        Judging all = new Judging(spec, reading, judging, progress);
        all.usage().exist(paths);
        Allowlist allowlist = all.usage().checked(() -> reading.allowlist(problems));
        return all.of(paths, allowlist);
    }
}
