package dev.latchkey.allowlist;

import dev.latchkey.replay.History;
import dev.latchkey.replay.HistoryOptions;
import dev.latchkey.replay.ProgressOption;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what each entry did in a history, and what narrowing it would cost. */
@Command(
        name = "test",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        customSynopsis = "latchkey allowlist test PATH... --allowlist FILE [OPTIONS]",
        sortOptions = false,
        description =
                "Says what each entry approved in a history, and what it would cost to narrow it to what was seen.",
        footer = {
            "",
            "Examples:",
            "  latchkey allowlist test AWSLogs/ --allowlist list.json",
            "  latchkey allowlist test AWSLogs/ --allowlist list.json --format csv > use.csv",
            "",
            "Exit codes:",
            "  0  done",
            "  1  nothing readable in the paths given",
            "  2  wrong usage, or no --allowlist"
        })
final class TestCommand implements Callable<Integer> {

    @Parameters(paramLabel = "PATH", arity = "1..*", description = "Files or folders, as for replay.")
    private List<Path> paths = List.of();

    @Mixin
    private HistoryOptions options = new HistoryOptions();

    @Mixin
    private ProgressOption progress = new ProgressOption();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            completionCandidates = TestFormat.Formats.class,
            description = "text for people; csv, a row for each entry; json, one document. Default: text.")
    private TestFormat format = TestFormat.TEXT;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        CommandSpec command = Objects.requireNonNull(spec);
        if (!options.hasAllowlist()) {
            throw new ParameterException(command.commandLine(), "give the file that is to be tested: --allowlist FILE");
        }
        History history = options.read(command, paths, progress.isWanted(), problem -> {});
        PrintWriter out = command.commandLine().getOut();
        PrintWriter err = new PrintWriter(command.commandLine().getErr(), true);
        history.tell(err, "");
        format.print(Tested.of(history.allowlist(), history.verdicts()), out, err);
        out.flush();
        return history.isReadable() ? 0 : History.NOTHING_READABLE;
    }
}
