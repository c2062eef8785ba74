package dev.latchkey.allowlist;

import dev.latchkey.aws.StoredEntries;
import dev.latchkey.terminal.RegionOption;
import dev.latchkey.terminal.TableName;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which table, and which file. */
final class TableOptions {

    @Option(
            names = "--table",
            paramLabel = "NAME",
            converter = TableName.class,
            required = true,
            description = "The allowlist table: the value of the stack's output AllowlistTable.")
    private @Nullable String table;

    @Option(
            names = "--file",
            paramLabel = "FILE",
            required = true,
            description = "The file of entries, in JSON, as for lint.")
    private @Nullable Path file;

    @Mixin
    private RegionOption region = new RegionOption();

    Path file() {
        return Objects.requireNonNull(file);
    }

    StoredEntries connect() {
        return StoredEntries.connect(Objects.requireNonNull(table), region.region());
    }
}
