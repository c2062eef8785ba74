package dev.latchkey.replay;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.detection.alert.PlainText;
import dev.latchkey.detection.chain.Account;
import dev.latchkey.detection.habit.HabitRules;
import dev.latchkey.detection.habit.Suggestion;
import dev.latchkey.detection.verdict.Allowlist;
import dev.latchkey.detection.verdict.Tuning;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
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

    @ArgGroup(validate = false, order = 1, heading = "%nWhat is looked at:%n")
    private ReadOptions reading = new ReadOptions();

    @ArgGroup(validate = false, order = 2, heading = "%nHow it is judged:%n")
    private TuningOptions judging = new TuningOptions();

    @ArgGroup(validate = false, order = 3, heading = "%nWhat is proposed:%n")
    private SuggestOptions suggesting = new SuggestOptions();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        paths.stream().filter(Files::notExists).findFirst().ifPresent(this::refuse);
        Period period = checked(reading::period);
        Tuning tuning = checked(judging::tuning);
        HabitRules rules = checked(suggesting::rules);
        List<ObjectNode> last = checked(suggesting::last);
        PrintWriter err = commandLine().getErr();
        Consumer<String> problems = problem -> print(err, "latchkey: " + problem);
        Allowlist allowlist = checked(() -> reading.allowlist(problems));
        Account account = checked(() -> reading.account(problems));
        Replay replay = new Replay(tuning, account, allowlist, period);
        Tally tally = new Reading(paths, terminal(), suggesting.progress(), new PrintWriter(err, true)).by(replay);
        if (tally.records() == 0) {
            print(err, "latchkey: no CloudTrail record in the paths given");
            return NOTHING_READABLE;
        }
        Suggestion suggestion =
                Suggestion.of(replay.verdicts(), tuning, allowlist.read().entries(), rules);
        tell(suggestion, last);
        print(err, tally.shown(replay.steps(), period.isBounded()));
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

    private void refuse(Path path) {
        throw new ParameterException(commandLine(), "no such file or folder: " + PlainText.of(path.toString()));
    }

    private Terminal terminal() {
        return ((Latchkey) Objects.requireNonNull(spec).root().userObject()).terminal();
    }

    private CommandLine commandLine() {
        return Objects.requireNonNull(spec).commandLine();
    }

    private static void print(PrintWriter to, String line) {
        to.println(PlainText.of(line, 1_000));
        to.flush();
    }
}
