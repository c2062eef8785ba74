package dev.latchkey.replay;

import dev.latchkey.detection.alert.Finding;
import dev.latchkey.detection.alert.PlainText;
import dev.latchkey.detection.chain.Account;
import dev.latchkey.detection.digest.IdentityRecord;
import dev.latchkey.detection.verdict.Allowlist;
import dev.latchkey.detection.verdict.Severity;
import dev.latchkey.detection.verdict.Tuning;
import dev.latchkey.detection.verdict.Verdict;
import dev.latchkey.report.Replayed;
import dev.latchkey.report.ReportFile;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Judges recorded history: reads files, prints findings. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        versionProvider = Latchkey.Version.class,
        usageHelpAutoWidth = true,
        abbreviateSynopsis = true,
        sortOptions = false,
        description =
                "Reads CloudTrail records and prints a finding for each new identity that was given rights and a key.",
        footer = {
            "",
            "Examples:",
            "  latchkey replay AWSLogs/",
            "  latchkey replay --from 2026-03-01 --to 2026-03-31 --format summary AWSLogs/",
            "  latchkey replay --own-accounts 111122223333 --csv AWSLogs/ > identities.csv",
            "  latchkey replay --html report.html AWSLogs/",
            "  latchkey replay --fail-on high --format ocsf trail.json.gz",
            "",
            "Exit codes:",
            "  0  done",
            "  1  nothing readable in the paths given",
            "  2  wrong usage",
            "  3  a finding of the severity given by --fail-on, or a higher one",
            " 70  a fault of latchkey itself"
        })
final class ReplayCommand implements Callable<Integer> {

    private static final int NOTHING_READABLE = 1;
    private static final int FAILED_ON = 3;
    private static final int LONGEST_PATH = 4_096;

    @Parameters(
            paramLabel = "PATH",
            arity = "1..*",
            description = "Files or folders: CloudTrail logs as AWS delivers them, EventBridge envelopes,"
                    + " JSON lines; plain or gzip.")
    private List<Path> paths = List.of();

    @ArgGroup(validate = false, order = 1, heading = "%nWhat is looked at:%n")
    private ReadOptions reading = new ReadOptions();

    @ArgGroup(validate = false, order = 2, heading = "%nHow it is judged:%n")
    private TuningOptions judging = new TuningOptions();

    @ArgGroup(validate = false, order = 3, heading = "%nWhat is printed:%n")
    private PrintOptions printing = new PrintOptions();

    @Spec
    private @Nullable CommandSpec spec;

    @ParentCommand
    private @Nullable Latchkey latchkey;

    @Override
    public Integer call() {
        paths.stream().filter(Files::notExists).findFirst().ifPresent(this::refuse);
        Period period = checked(reading::period);
        Tuning tuning = checked(judging::tuning);
        Optional<Format> format = checked(printing::format);
        Optional<ReportFile> html = checked(printing::html);
        Terminal terminal = Objects.requireNonNull(latchkey).terminal();
        PrintWriter out = spec().commandLine().getOut();
        PrintWriter err = new PrintWriter(spec().commandLine().getErr(), true);
        Consumer<String> problems = problem -> err.println("latchkey: " + PlainText.of(problem));
        Allowlist allowlist = checked(() -> reading.allowlist(problems));
        Account account = checked(() -> reading.account(problems));
        Replay replay = new Replay(tuning, account, allowlist, period);
        Tally tally = new Reading(paths, terminal, printing.progress(), err).by(replay);
        List<Verdict> verdicts = replay.verdicts();
        Severity from = printing.minSeverity();
        format.ifPresent(it -> it.print(verdicts, from, terminal, out));
        out.flush();
        long shown = Format.findings(verdicts, from).size();
        String read = tally.shown(replay.steps(), period.isBounded());
        html.ifPresent(file -> report(file, new Replayed(listed(verdicts), tuning, from, read)));
        err.println(read + "; " + shown + " findings of " + from.shown() + " or more");
        return exitCode(tally, verdicts, err);
    }

    private static List<Verdict> listed(List<Verdict> verdicts) {
        return verdicts.stream().filter(IdentityRecord::isListed).toList();
    }

    private void report(ReportFile file, Replayed replayed) {
        Path written = checked(() -> file.write(replayed));
        spec().commandLine().getErr().println("report: " + PlainText.of(written.toString(), LONGEST_PATH));
    }

    private int exitCode(Tally tally, List<Verdict> verdicts, PrintWriter err) {
        if (tally.records() == 0) {
            err.println("latchkey: no CloudTrail record in the paths given");
            return NOTHING_READABLE;
        }
        List<Finding> failing =
                printing.failOn().map(limit -> Format.findings(verdicts, limit)).orElse(List.of());
        return failing.isEmpty() ? 0 : FAILED_ON;
    }

    /** Values that do not go together are wrong usage, as a single wrong value is. */
    private <T> T checked(Supplier<T> values) {
        try {
            return values.get();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec().commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    /** Said before anything is judged: what is found in the other paths alone would pass for all there is. */
    private void refuse(Path path) {
        throw new ParameterException(spec().commandLine(), "no such file or folder: " + PlainText.of(path.toString()));
    }

    private CommandSpec spec() {
        return Objects.requireNonNull(spec);
    }
}
