package dev.latchkey.replay;

import dev.latchkey.detection.alert.EntryUseWords;
import dev.latchkey.detection.alert.PlainText;
import dev.latchkey.detection.verdict.Assessment;
import dev.latchkey.detection.verdict.EntryUse;
import dev.latchkey.detection.verdict.Severity;
import dev.latchkey.detection.verdict.Verdict;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what each entry did in a history, and what narrowing it would cost. */
@Command(
        name = "test",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        abbreviateSynopsis = true,
        sortOptions = false,
        description =
                "Says what each entry approved in a history, and what it would cost to narrow it to what was seen.",
        footer = {
            "",
            "Example:",
            "  latchkey allowlist test AWSLogs/ --allowlist allowlist.json",
            "",
            "Exit codes:",
            "  0  done",
            "  1  nothing readable in the paths given",
            "  2  wrong usage, or no --allowlist"
        })
final class TestCommand implements Callable<Integer> {

    private static final int NOTHING_READABLE = 1;

    @Parameters(paramLabel = "PATH", arity = "1..*", description = "Files or folders, as for replay.")
    private List<Path> paths = List.of();

    @Mixin
    private HistoryOptions options = new HistoryOptions();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        CommandSpec command = Objects.requireNonNull(spec);
        if (!options.hasAllowlist()) {
            throw new ParameterException(command.commandLine(), "give the file that is to be tested: --allowlist FILE");
        }
        History history = options.read(command, paths);
        PrintWriter out = command.commandLine().getOut();
        EntryUse.of(history.allowlist().entries(), history.verdicts())
                .forEach(use -> out.println(PlainText.unlinked(String.join("\n", EntryUseWords.of(use))) + "\n"));
        history.allowlist()
                .problems()
                .forEach(problem -> out.println("Cannot be read, and approves nothing: " + PlainText.of(problem, 512)));
        out.println(total(history.verdicts()));
        out.flush();
        return history.isReadable() ? 0 : NOTHING_READABLE;
    }

    /** What is not a finding although its case is in the table was approved. */
    private static String total(List<Verdict> verdicts) {
        List<Assessment> approved = verdicts.stream()
                .filter(verdict -> verdict.finding().isEmpty())
                .flatMap(verdict -> verdict.assessed().stream())
                .toList();
        return "Total: " + approved.size() + " chains approved, " + alerts(approved)
                + " alerts of Medium or more saved; "
                + alerts(verdicts.stream()
                        .flatMap(verdict -> verdict.finding().stream())
                        .toList())
                + " are left.";
    }

    private static long alerts(List<Assessment> assessments) {
        return assessments.stream()
                .filter(it -> it.severity().isAtLeast(Severity.MEDIUM))
                .count();
    }
}
