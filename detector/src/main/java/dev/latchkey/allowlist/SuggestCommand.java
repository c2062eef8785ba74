package dev.latchkey.allowlist;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.detection.alert.Finding;
import dev.latchkey.detection.habit.HabitRules;
import dev.latchkey.detection.habit.Suggestion;
import dev.latchkey.detection.verdict.Verdict;
import dev.latchkey.replay.History;
import dev.latchkey.replay.HistoryOptions;
import dev.latchkey.replay.ProgressOption;
import dev.latchkey.terminal.Complaint;
import dev.latchkey.terminal.Usage;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Proposes an allowlist from recorded history. */
@Command(
        name = "suggest",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        abbreviateSynopsis = true,
        sortOptions = false,
        description = "Reads CloudTrail records and proposes entries for what provisioners usually do. The file goes to"
                + " standard output, the reasons to standard error. Owner and reason are left for you to fill in.",
        footer = {
            "",
            "Examples:",
            "  latchkey allowlist suggest AWSLogs/ > allowlist.json",
            "  latchkey allowlist suggest --against allowlist.json --out next.json AWSLogs/",
            "  latchkey allowlist suggest --looked-at 0a1b2c3d:high AWSLogs/ > next.json",
            "",
            "Exit codes:",
            "  0  done, also if there is nothing to propose",
            "  1  nothing readable in the paths given",
            "  2  wrong usage"
        })
final class SuggestCommand implements Callable<Integer> {

    private static final int LONGEST_PROBLEM = 1_000;

    @Parameters(paramLabel = "PATH", arity = "1..*", description = "Files or folders, as replay reads them.")
    private List<Path> paths = List.of();

    @Mixin
    private HistoryOptions options = new HistoryOptions();

    @Mixin
    private ProgressOption progress = new ProgressOption();

    @ArgGroup(validate = false, order = 3, heading = "%nWhat is proposed:%n")
    private SuggestOptions suggesting = new SuggestOptions();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        HabitRules rules = usage().checked(suggesting::rules);
        List<ObjectNode> last = usage().checked(suggesting::last);
        usage().check(suggesting::checkOut);
        usage().check(() -> suggesting.out().ifPresent(this::spare));
        PrintWriter err = new PrintWriter(commandLine().getErr(), true);
        History history = read(err);
        history.tell(err, "");
        if (!history.isReadable()) {
            return History.NOTHING_READABLE;
        }
        List<Verdict> lookedAt = usage().checked(() -> suggesting.lookedAt(history));
        tell(
                Suggestion.of(
                        history.verdicts(),
                        history.analytic(),
                        history.allowlist().entries(),
                        rules,
                        uids(lookedAt)),
                lookedAt,
                last);
        return 0;
    }

    /** An older proposal may lie among the logs. */
    private void spare(Path out) {
        boolean older = AllowlistFile.isOne(out);
        options.spare(
                "--out",
                out,
                older ? paths.stream().filter(path -> !Files.isDirectory(path)).toList() : paths);
    }

    private History read(PrintWriter err) {
        return options.read(
                Objects.requireNonNull(spec), paths, progress.isWanted(), Complaint.to(err, LONGEST_PROBLEM));
    }

    private static Set<String> uids(List<Verdict> verdicts) {
        return verdicts.stream()
                .flatMap(verdict -> verdict.assessed().stream())
                .map(assessed -> Finding.of(assessed).uid())
                .collect(Collectors.toUnmodifiableSet());
    }

    private void tell(Suggestion suggestion, List<Verdict> lookedAt, List<ObjectNode> last) {
        List<ObjectNode> proposed = suggestion.entries().stream()
                .map(it -> ProposedJson.of(it.entry()))
                .toList();
        SinceLast since = SinceLast.of(last, proposed);
        usage().check(() -> suggesting.write(since.entries(), commandLine().getOut()));
        PrintWriter err = commandLine().getErr();
        SuggestReport.lines(suggestion, lookedAt).forEach(err::println);
        if (suggesting.hasLast()) {
            err.println("SINCE THE LAST FILE");
            (since.lines().isEmpty() ? List.of("nothing changed") : since.lines())
                    .forEach(line -> err.println("  " + line));
        }
        err.flush();
    }

    private Usage usage() {
        return new Usage(commandLine());
    }

    private CommandLine commandLine() {
        return Objects.requireNonNull(spec).commandLine();
    }
}
