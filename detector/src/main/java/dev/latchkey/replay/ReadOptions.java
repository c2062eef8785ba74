package dev.latchkey.replay;

import dev.latchkey.detection.allowlist.Allowlist;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What of the history is looked at, and what is approved in it. */
final class ReadOptions extends RecordOptions {

    @Option(
            names = "--allowlist",
            paramLabel = "FILE",
            order = 12,
            description = "Approved provisioners: entries in JSON, with the attributes of the allowlist table.")
    private @Nullable Path allowlist;

    boolean hasAllowlist() {
        return allowlist != null;
    }

    @Override
    Stream<Path> files() {
        return Stream.concat(super.files(), Stream.ofNullable(allowlist));
    }

    /** @throws IllegalArgumentException if there is no such file, or not one entry can be made out in it */
    Allowlist allowlist(Consumer<String> problems) {
        if (allowlist == null) {
            return Allowlist.NOBODY;
        }
        try {
            FileAllowlist read = FileAllowlist.read(allowlist);
            if (read.objects().isEmpty() && !read.broken().isEmpty()) {
                throw new IllegalArgumentException(
                        "--allowlist: " + allowlist + ": " + read.broken().get(0));
            }
            read.read().problems().forEach(problems);
            return read;
        } catch (IOException e) {
            throw unreadable("--allowlist", allowlist, e);
        }
    }
}
