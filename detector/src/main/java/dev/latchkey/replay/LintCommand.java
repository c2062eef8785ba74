package dev.latchkey.replay;

import dev.latchkey.detection.alert.PlainText;
import dev.latchkey.detection.verdict.Allowlist;
import dev.latchkey.detection.verdict.AllowlistReview;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads an allowlist as the detector would, and reviews it. */
@Command(
        name = "lint",
        mixinStandardHelpOptions = true,
        description = "Prints what is wrong with an allowlist, and what is wider than it need be.",
        footerHeading = "%nExit codes:%n",
        footer = {"  0  clean", "  1  problems, one a line", "  2  wrong usage, or no such file"})
final class LintCommand implements Callable<Integer> {

    private static final int PROBLEMS = 1;
    private static final int LONGEST_PROBLEM = 512;

    @Parameters(
            paramLabel = "FILE",
            description =
                    "JSON: {\"entries\":[...]}, an array of entries, or one entry a line; attributes as in the table.")
    private @Nullable Path file;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        CommandLine commandLine = Objects.requireNonNull(spec).commandLine();
        List<String> problems = problems(
                commandLine,
                Objects.requireNonNull(file),
                InstantSource.system().instant());
        PrintWriter out = commandLine.getOut();
        problems.forEach(problem -> out.println(PlainText.of(problem, LONGEST_PROBLEM)));
        out.flush();
        return problems.isEmpty() ? 0 : PROBLEMS;
    }

    private static List<String> problems(CommandLine commandLine, Path file, Instant now) {
        try {
            Allowlist.Entries read = FileAllowlist.read(file).read();
            Stream<String> questions = read.entries().stream()
                    .flatMap(entry -> AllowlistReview.of(entry, now).stream())
                    .map(question -> file + ": " + question);
            return Stream.concat(read.problems().stream(), questions).toList();
        } catch (IOException e) {
            throw new ParameterException(
                    commandLine,
                    PlainText.of(file + " cannot be read: " + e.getClass().getSimpleName()),
                    e);
        }
    }
}
