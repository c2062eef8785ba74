package dev.latchkey.replay;

import dev.latchkey.detection.alert.Alert;
import dev.latchkey.detection.alert.AlertText;
import dev.latchkey.detection.alert.Finding;
import dev.latchkey.detection.verdict.Severity;
import dev.latchkey.detection.verdict.Tuning;
import dev.latchkey.ocsf.DetectionFindingJson;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Judges recorded history: reads files, prints findings. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description =
                "Reads CloudTrail records and prints a finding for each new identity that was given rights and a key.",
        footerHeading = "%nExit codes:%n",
        footer = {
            "  0  done",
            "  1  nothing readable in the paths given",
            "  2  wrong usage",
            "  3  a finding of the severity given by --fail-on, or a higher one"
        })
final class ReplayCommand implements Callable<Integer> {

    private static final int NOTHING_READABLE = 1;
    private static final int FAILED_ON = 3;

    /** How findings are printed. */
    enum Format {
        TEXT {
            @Override
            String of(Finding finding) {
                return AlertText.of(finding) + "-".repeat(72);
            }
        },
        OCSF {
            @Override
            String of(Finding finding) {
                return DetectionFindingJson.of(new Alert(finding, Alert.Activity.CREATE));
            }
        };

        abstract String of(Finding finding);
    }

    @Parameters(
            paramLabel = "PATH",
            arity = "1..*",
            description = "Files or folders: CloudTrail logs as AWS delivers them, EventBridge envelopes,"
                    + " JSON lines; plain or gzip.")
    private List<Path> paths = List.of();

    @Option(
            names = "--format",
            defaultValue = "text",
            description =
                    "${COMPLETION-CANDIDATES}; ocsf is one OCSF Detection Finding a line. Default: ${DEFAULT-VALUE}.")
    private Format format = Format.TEXT;

    @Option(
            names = "--min-severity",
            paramLabel = "SEVERITY",
            defaultValue = "low",
            description = "Print findings from this severity on: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Severity minSeverity = Severity.LOW;

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            description = "Exit with 3 if there is a finding of this severity or a higher one.")
    private @Nullable Severity failOn;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        CommandLine commandLine = Objects.requireNonNull(spec).commandLine();
        PrintWriter out = commandLine.getOut();
        PrintWriter err = new PrintWriter(commandLine.getErr(), true);
        Replay replay =
                new Replay(Tuning.DEFAULT.withTellFrom(minSeverity), problem -> err.println("latchkey: " + problem));
        LogFiles.in(paths, problem -> err.println("latchkey: " + problem)).forEach(replay::read);
        List<Finding> findings = replay.findings();
        List<Finding> shown = findings.stream()
                .filter(finding -> finding.severity().isAtLeast(minSeverity))
                .toList();
        shown.stream().map(format::of).forEach(out::println);
        out.flush();
        err.println(replay.summary(shown, minSeverity));
        return exitCode(replay, findings, err);
    }

    private int exitCode(Replay replay, List<Finding> findings, PrintWriter err) {
        if (replay.nothingRead()) {
            err.println("latchkey: no CloudTrail record in the paths given");
            return NOTHING_READABLE;
        }
        boolean failed = Optional.ofNullable(failOn)
                .filter(limit -> findings.stream().anyMatch(it -> it.severity().isAtLeast(limit)))
                .isPresent();
        return failed ? FAILED_ON : 0;
    }
}
