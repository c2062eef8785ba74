package dev.latchkey.replay;

import dev.latchkey.detection.digest.IdentityRecord;
import dev.latchkey.detection.text.Counted;
import dev.latchkey.detection.text.PlainText;
import dev.latchkey.detection.verdict.Severity;
import dev.latchkey.detection.verdict.Verdict;
import dev.latchkey.report.Replayed;
import dev.latchkey.report.ReportFile;
import dev.latchkey.terminal.Complaint;
import dev.latchkey.terminal.FileTrouble;
import dev.latchkey.terminal.Usage;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Judges recorded history: reads files, prints findings. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
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
            "  3  there is a finding of the severity given by --fail-on, or a higher one"
        })
public final class ReplayCommand implements Callable<Integer> {

    private static final int FAILED_ON = 3;
    private static final int LONGEST_PATH = 4_096;

    @Parameters(
            paramLabel = "PATH",
            arity = "1..*",
            description = "Files or folders, plain or gzip: CloudTrail logs as AWS delivers them, EventBridge"
                    + " envelopes, JSON lines, answers of 'aws cloudtrail lookup-events', exports of CloudWatch Logs,"
                    + " CloudTrail Lake, Splunk and Elasticsearch (docs/sources.md).")
    private List<Path> paths = List.of();

    @Mixin
    private HistoryOptions options = new HistoryOptions();

    @ArgGroup(validate = false, order = 3, heading = "%nWhat is printed:%n")
    private PrintOptions printing = new PrintOptions();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Usage usage = new Usage(spec().commandLine());
        Optional<Format> format = usage.checked(printing::format);
        Optional<ReportFile> html = usage.checked(printing::html);
        usage.check(() -> html.map(ReportFile::path).ifPresent(file -> options.spare("--html", file, paths)));
        PrintWriter out = spec().commandLine().getOut();
        PrintWriter err = new PrintWriter(spec().commandLine().getErr(), true);
        Consumer<String> problems = Complaint.to(err);
        History history = options.read(spec(), paths, printing.progress(), problems);
        List<Verdict> verdicts = history.verdicts();
        Severity from = printing.minSeverity();
        format.ifPresent(
                it -> it.print(new Format.Concluded(verdicts, history.alone(), from), history.terminal(), out));
        out.flush();
        html.ifPresent(file -> {
            var replayed =
                    new Replayed(listed(verdicts), history.alone().get(), history.tuning(), from, history.read());
            usage.check(() -> write(file, replayed));
            err.println("report: " + PlainText.of(file.path().toString(), LONGEST_PATH));
        });
        SeverityCount shown = SeverityCount.of(Format.findings(verdicts, from));
        history.tell(err, "; " + shown.inWords(from));
        return exitCode(history, shown.all(), err);
    }

    private static void write(ReportFile file, Replayed replayed) {
        try {
            file.write(replayed);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "--html: " + file.path() + " cannot be written: " + FileTrouble.why(e), e);
        }
    }

    private static List<Verdict> listed(List<Verdict> verdicts) {
        return verdicts.stream().filter(IdentityRecord::isListed).toList();
    }

    private int exitCode(History history, int shown, PrintWriter err) {
        if (!history.isReadable()) {
            return History.NOTHING_READABLE;
        }
        int failing = printing.failOn().map(limit -> findings(history, limit)).orElse(0);
        printing.failOn()
                .filter(limit -> failing > shown)
                .ifPresent(limit -> err.println(Complaint.of("--fail-on counts " + Counted.of(failing, "finding")
                        + " of " + limit.shown() + " or more, also what --min-severity leaves out")));
        return failing > 0 ? FAILED_ON : 0;
    }

    private static int findings(History history, Severity from) {
        return Format.findings(history.verdicts(), from).size();
    }

    private CommandSpec spec() {
        return Objects.requireNonNull(spec);
    }
}
