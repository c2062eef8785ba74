package dev.latchkey.replay;

import picocli.CommandLine.Option;

/** Whether a bar shows how far the reading is. */
public final class ProgressOption {

    @Option(names = "--no-progress", description = "Show no progress bar. There is one only on a terminal.")
    private boolean noProgress;

    public boolean isWanted() {
        return !noProgress;
    }
}
