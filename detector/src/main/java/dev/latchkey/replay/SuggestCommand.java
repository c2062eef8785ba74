package dev.latchkey.replay;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.detection.alert.PlainText;
import dev.latchkey.detection.habit.HabitRules;
import dev.latchkey.detection.habit.Suggestion;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Proposes an allowlist from recorded history. */
@Command(
        name = "suggest",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        abbreviateSynopsis = true,
        sortOptions = false,
        description = "Reads CloudTrail records and proposes entries for what provisioners usually do: the file on"
                + " standard output, the reasons on standard error. Owner and reason are for you to fill in.",
        footer = {
            "",
            "Examples:",
            "  latchkey allowlist suggest AWSLogs/ > allowlist.json",
            "  latchkey allowlist suggest --against allowlist.json --out next.json AWSLogs/",
            "",
            "Exit codes:",
            "  0  done, also if there is nothing to propose",
            "  1  nothing readable in the paths given",
            "  2  wrong usage"
        })
final class SuggestCommand implements Callable<Integer> {

    private static final int NOTHING_READABLE = 1;

    @Parameters(paramLabel = "LOGS", arity = "1..*", description = "Files or folders, as replay reads them.")
    private List<Path> paths = List.of();

    @Mixin
    private HistoryOptions options = new HistoryOptions();

    @ArgGroup(validate = false, order = 3, heading = "%nWhat is proposed:%n")
    private SuggestOptions suggesting = new SuggestOptions();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        HabitRules rules = checked(suggesting::rules);
        List<ObjectNode> last = checked(suggesting::last);
        History history = options.read(Objects.requireNonNull(spec), paths);
        if (!history.isReadable()) {
            return NOTHING_READABLE;
        }
        PrintWriter err = commandLine().getErr();
        history.allowlist().problems().forEach(problem -> err.println("latchkey: " + PlainText.of(problem, 1_000)));
        tell(
                Suggestion.of(
                        history.verdicts(),
                        options.tuning(),
                        history.allowlist().entries(),
                        rules),
                last);
        return 0;
    }

    private void tell(Suggestion suggestion, List<ObjectNode> last) {
        List<ObjectNode> proposed = suggestion.entries().stream()
                .map(it -> ProposedJson.of(it.entry()))
                .toList();
        SinceLast since = SinceLast.of(last, proposed);
        checked(() -> suggesting.write(since.entries(), commandLine().getOut()));
        PrintWriter err = commandLine().getErr();
        SuggestReport.lines(suggestion).forEach(err::println);
        if (suggesting.hasLast()) {
            err.println("SINCE THE LAST FILE");
            (since.lines().isEmpty() ? List.of("nothing changed") : since.lines())
                    .forEach(line -> err.println("  " + line));
        }
        err.flush();
    }

    private <T> T checked(Supplier<T> values) {
        try {
            return values.get();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(commandLine(), PlainText.of(String.valueOf(e.getMessage())), e);
        }
    }

    private CommandLine commandLine() {
        return Objects.requireNonNull(spec).commandLine();
    }
}
