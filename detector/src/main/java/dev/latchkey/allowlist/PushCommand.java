package dev.latchkey.allowlist;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.aws.StoredEntries;
import dev.latchkey.aws.TableTrouble;
import dev.latchkey.detection.text.PlainText;
import dev.latchkey.replay.FileAllowlist;
import dev.latchkey.terminal.Agreement;
import dev.latchkey.terminal.Complaint;
import dev.latchkey.terminal.ExitCode;
import dev.latchkey.terminal.FileTrouble;
import dev.latchkey.terminal.Host;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Brings a file into the allowlist table. */
@Command(
        name = "push",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Shows what a file would change in the allowlist table, asks, and then changes that and nothing else.",
        footerHeading = "%nExit codes:%n",
        footer = {
            "  0  the table says what the file says",
            "  1  not all was written, or nothing: lint or AWS refused, you said no,",
            "     --delete would remove every entry, or somebody has changed an entry",
            "     meanwhile",
            "  2  wrong usage, or no such file"
        })
final class PushCommand implements Callable<Integer> {

    private static final int NOT_DONE = 1;

    private static final String REMOVES_ALL =
            "nothing is changed: this would remove every entry that the table has, so see whether %s is the right file;"
                    + " if that is meant, say --delete-all in place of --delete";

    @Mixin
    private TableOptions options = new TableOptions();

    @Option(names = "--delete", description = "Also remove entries that the table has and the file has not.")
    private boolean delete;

    @Option(names = "--delete-all", description = "The same, even if that is every entry that the table has.")
    private boolean deleteAll;

    @Option(names = "--yes", description = "Do not ask. Needed where nobody can answer, as in a pipeline.")
    private boolean yes;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        CommandLine commandLine = Objects.requireNonNull(spec).commandLine();
        Optional<List<ObjectNode>> entries = entries(commandLine);
        if (entries.isEmpty()) {
            return NOT_DONE;
        }
        try (StoredEntries table = options.connect()) {
            commandLine.getOut().println("Plan for " + table.arn());
            AllowlistPlan plan = AllowlistPlan.of(table.read(), entries.get(), delete || deleteAll);
            AllowlistPush push = new AllowlistPush(table, plan, commandLine.getOut(), commandLine.getErr());
            if (!push.show()) {
                return ExitCode.OUTPUT_LOST.number();
            }
            return plan.edits().isEmpty() || (isMeant(plan, commandLine) && push.write()) ? 0 : NOT_DONE;
        } catch (TableTrouble trouble) {
            commandLine.getOut().flush();
            print(commandLine.getErr(), Complaint.of(String.valueOf(trouble.getMessage())));
            return NOT_DONE;
        }
    }

    /** A file that was emptied by mistake leaves nothing in the plan that would tell it from one that is meant. */
    private boolean isMeant(AllowlistPlan plan, CommandLine commandLine) {
        if (plan.removesAll() && !deleteAll) {
            commandLine.getOut().flush();
            print(commandLine.getErr(), Complaint.of(REMOVES_ALL.formatted(options.file())));
            return false;
        }
        return Agreement.isGiven(commandLine, yes, EditCount.of(plan.edits()).planned());
    }

    /** Empty if lint refuses one of them, which is told; what it only asks of the others is told and no more. */
    private Optional<List<ObjectNode>> entries(CommandLine commandLine) {
        try {
            FileAllowlist file = FileAllowlist.read(options.file());
            PushReview review = PushReview.of(
                    file.read(), Host.of(Objects.requireNonNull(spec)).clock().instant());
            review.lines().forEach(line -> print(commandLine.getErr(), line));
            return review.isTaken() ? Optional.of(file.objects()) : Optional.empty();
        } catch (IOException e) {
            String sentence = options.file() + " cannot be read: " + FileTrouble.why(e);
            throw new ParameterException(commandLine, PlainText.of(sentence), e);
        }
    }

    private static void print(PrintWriter to, String line) {
        to.println(PlainText.of(line, 512));
        to.flush();
    }
}
