package dev.latchkey.allowlist;

import dev.latchkey.detection.alert.Finding;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.text.Counted;
import dev.latchkey.detection.text.PlainText;
import dev.latchkey.detection.verdict.Verdict;
import dev.latchkey.replay.Asked;
import dev.latchkey.replay.History;
import dev.latchkey.replay.HistoryOptions;
import dev.latchkey.replay.ProgressOption;
import dev.latchkey.terminal.Complaint;
import dev.latchkey.terminal.Usage;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says why a chain was approved or not. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        abbreviateSynopsis = true,
        sortOptions = false,
        description = "Says why a chain was or was not approved: for each step and entry, which bound failed.",
        footer = {
            "",
            "Examples:",
            "  latchkey allowlist explain f1ea6141 AWSLogs/ --allowlist list.json",
            "  latchkey allowlist explain svc-backup AWSLogs/ --allowlist list.json",
            "  latchkey allowlist explain finding.json AWSLogs/ --allowlist list.json",
            "",
            "Exit codes:",
            "  0  explained",
            "  1  no such event, finding or identity in the paths given",
            "  2  wrong usage"
        })
final class ExplainCommand implements Callable<Integer> {

    private static final int NOT_FOUND = 1;

    /** One call can touch many identities; more explanations help nobody. */
    private static final int MOST = 10;

    @Parameters(
            index = "0",
            paramLabel = "EVENT|FINDING|NAME",
            description =
                    "An eventID; the number of a finding as alerts print it, or at least its first " + Finding.SHORT
                            + " characters; the name of a user or role, in upper or lower case; or a file with the"
                            + " event or the finding as it was delivered.")
    private String name = "";

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "PATH", description = "Files or folders, as for replay.")
    private List<Path> paths = List.of();

    @Mixin
    private HistoryOptions options = new HistoryOptions();

    @Mixin
    private ProgressOption progress = new ProgressOption();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        CommandSpec command = Objects.requireNonNull(spec);
        Asked asked = new Usage(command.commandLine()).checked(() -> Asked.of(name));
        History history = options.read(command, paths, progress.isWanted(), problem -> {});
        history.tell(command.commandLine().getErr(), "");
        PrintWriter out = command.commandLine().getOut();
        List<Verdict> verdicts = history.named(asked);
        List<Step> steps = verdicts.isEmpty() ? history.steps(asked) : List.of();
        verdicts.stream()
                .limit(MOST)
                .map(verdict -> ExplanationText.of(verdict, history.allowlist(), history.terminal()))
                .forEach(text -> out.println(text));
        if (verdicts.size() > MOST) {
            out.println("... and " + Counted.of(verdicts.size() - MOST, "chain")
                    + " more: ask for one by its finding's number");
        }
        steps.stream().limit(MOST).forEach(step -> out.println(alone(step)));
        out.flush();
        PrintWriter err = new PrintWriter(command.commandLine().getErr(), true);
        return verdicts.isEmpty() && steps.isEmpty() ? notFound(err) : explained(err);
    }

    private int explained(PrintWriter err) {
        if (!options.hasAllowlist()) {
            err.println(Complaint.of("no --allowlist was given, so no entry could approve it"));
        }
        return 0;
    }

    private int notFound(PrintWriter err) {
        err.println(Complaint.of("no such event, finding, user or role in these paths: " + PlainText.of(name)
                + " (of a finding's number give 8 characters or more)"));
        return NOT_FOUND;
    }

    private static String alone(Step step) {
        return "NOTHING TO APPROVE: by itself this call makes no finding, so nobody is alerted to it.\n"
                + StepLine.of(step);
    }
}
