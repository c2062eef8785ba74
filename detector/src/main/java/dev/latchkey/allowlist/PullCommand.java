package dev.latchkey.allowlist;

import dev.latchkey.aws.StoredEntries;
import dev.latchkey.aws.StoredEntry;
import dev.latchkey.aws.TableTrouble;
import dev.latchkey.detection.text.Counted;
import dev.latchkey.detection.text.PlainText;
import dev.latchkey.replay.FileAllowlist;
import dev.latchkey.terminal.Complaint;
import dev.latchkey.terminal.FileTrouble;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Brings the allowlist table into a file. */
@Command(
        name = "pull",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Writes the allowlist table into a file, sorted, and overwrites what the file held.",
        footerHeading = "%nExit codes:%n",
        footer = {"  0  done", "  1  the table cannot be read", "  2  wrong usage, or the file cannot be written"})
final class PullCommand implements Callable<Integer> {

    private static final int NOT_DONE = 1;

    @Mixin
    private TableOptions options = new TableOptions();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        CommandLine commandLine = Objects.requireNonNull(spec).commandLine();
        try (StoredEntries table = options.connect()) {
            String arn = table.arn();
            Collection<StoredEntry> entries = table.read().values();
            write(commandLine, options.file(), entries);
            print(commandLine.getOut(), "%s of %s".formatted(Counted.of(entries.size(), "entry"), arn));
            FileAllowlist.read(options.file()).read().problems().forEach(it -> print(commandLine.getErr(), it));
            return 0;
        } catch (TableTrouble | IOException e) {
            print(commandLine.getErr(), Complaint.of(String.valueOf(e.getMessage())));
            return NOT_DONE;
        }
    }

    private static void write(CommandLine commandLine, Path file, Collection<StoredEntry> entries) {
        try {
            AllowlistFile.write(file, entries);
        } catch (IOException e) {
            String sentence = file + " cannot be written: " + FileTrouble.why(e);
            throw new ParameterException(commandLine, PlainText.of(sentence), e);
        }
    }

    private static void print(PrintWriter to, String line) {
        to.println(PlainText.of(line, 512));
        to.flush();
    }
}
