package dev.latchkey.allowlist;

import dev.latchkey.detection.allowlist.Allowlist;
import dev.latchkey.detection.review.AllowlistRemark;
import dev.latchkey.detection.review.AllowlistReview;
import dev.latchkey.detection.text.PlainText;
import dev.latchkey.replay.FileAllowlist;
import dev.latchkey.replay.History;
import dev.latchkey.replay.Judging;
import dev.latchkey.replay.ProgressOption;
import dev.latchkey.replay.RecordOptions;
import dev.latchkey.replay.TuningOptions;
import dev.latchkey.terminal.FileTrouble;
import dev.latchkey.terminal.Host;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads an allowlist as the detector would, and reviews it. */
@Command(
        name = "lint",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        // The file first: --logs takes all that stands behind it for logs.
        customSynopsis = "latchkey allowlist lint FILE [OPTIONS]",
        sortOptions = false,
        description = "Prints what is wrong with an allowlist, and what is wider than it needs to be.",
        footer = {
            "",
            "Examples:",
            "  latchkey allowlist lint allowlist.json",
            "  latchkey allowlist lint list.json --own-accounts 111122223333 --logs AWSLogs/",
            "",
            "Exit codes:",
            "  0  clean, or warnings alone",
            "  1  errors (each remark is one line of standard output),",
            "     or nothing readable in the logs",
            "  2  wrong usage, or no such file"
        })
final class LintCommand implements Callable<Integer> {

    private static final int PROBLEMS = 1;

    @Parameters(
            paramLabel = "FILE",
            description =
                    "JSON: {\"entries\":[...]}, an array of entries, or one entry a line; attributes as in the table.")
    private @Nullable Path file;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--logs",
            paramLabel = "PATH",
            arity = "1..*",
            description = "Also name entries that cover nothing in these logs: files or folders, as for replay.")
    private List<Path> logs = List.of();

    @Mixin
    private ProgressOption progress = new ProgressOption();

    @ArgGroup(validate = false, order = 1, heading = "%nWhich part of the logs is read:%n")
    private RecordOptions reading = new RecordOptions();

    @ArgGroup(validate = false, order = 2, heading = "%nHow they are judged, as by test and explain:%n")
    private TuningOptions judging = new TuningOptions();

    @Override
    public Integer call() {
        CommandSpec command = Objects.requireNonNull(spec);
        if (logs.isEmpty()) {
            refuseWithoutLogs(command.commandLine());
        }
        FileAllowlist allowlist = read(command.commandLine(), Objects.requireNonNull(file));
        Allowlist.Entries read = allowlist.read();
        Optional<History> history = logs.isEmpty() ? Optional.empty() : Optional.of(history(allowlist));
        Stream<AllowlistRemark> unused = history.filter(History::isReadable).stream()
                .flatMap(it -> AllowlistReview.ofUse(
                        read.entries(), it.verdicts(), it.alone().get())
                        .stream());
        List<AllowlistRemark> remarks = Stream.concat(
                        AllowlistReview.ofAll(
                                read.entries(), Host.of(command).clock().instant())
                                .stream(),
                        unused)
                .toList();
        LintReport report =
                new LintReport(String.valueOf(file), allowlist.objects().size(), read.problems(), remarks);
        report.tell(command.commandLine().getOut(), command.commandLine().getErr());
        return report.isClean() && history.filter(it -> !it.isReadable()).isEmpty() ? 0 : PROBLEMS;
    }

    private static void refuseWithoutLogs(CommandLine commandLine) {
        commandLine.getParseResult().matchedOptions().stream()
                .filter(option -> option.group() != null)
                .findFirst()
                .ifPresent(option -> {
                    throw new ParameterException(
                            commandLine, option.longestName() + " says how logs are judged: give them by --logs PATH");
                });
    }

    private History history(Allowlist allowlist) {
        Judging all = new Judging(Objects.requireNonNull(spec), reading, judging, progress.isWanted());
        History history = all.of(logs, allowlist);
        history.tell(all.err(), "");
        return history;
    }

    private static FileAllowlist read(CommandLine commandLine, Path file) {
        try {
            return FileAllowlist.read(file);
        } catch (IOException e) {
            throw new ParameterException(commandLine, PlainText.of(file + " cannot be read: " + FileTrouble.why(e)), e);
        }
    }
}
