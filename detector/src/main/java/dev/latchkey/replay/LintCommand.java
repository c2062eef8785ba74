package dev.latchkey.replay;

import dev.latchkey.detection.alert.PlainText;
import dev.latchkey.detection.verdict.Allowlist;
import dev.latchkey.detection.verdict.AllowlistRemark;
import dev.latchkey.detection.verdict.AllowlistReview;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads an allowlist as the detector would, and reviews it. */
@Command(
        name = "lint",
        mixinStandardHelpOptions = true,
        description = "Prints what is wrong with an allowlist, and what is wider than it need be.",
        footerHeading = "%nExit codes:%n",
        footer = {
            "  0  clean, or warnings alone",
            "  1  errors; each remark is one line",
            "  2  wrong usage, or no such file"
        })
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

    @Option(
            names = "--logs",
            paramLabel = "PATH",
            arity = "1..*",
            description = "Also names entries that cover nothing in these logs: files or folders, as for replay.")
    private List<Path> logs = List.of();

    @Override
    public Integer call() {
        CommandSpec command = Objects.requireNonNull(spec);
        FileAllowlist allowlist = read(command.commandLine(), Objects.requireNonNull(file));
        Allowlist.Entries read = allowlist.read();
        List<AllowlistRemark> remarks = Stream.concat(
                        AllowlistReview.ofAll(
                                read.entries(), InstantSource.system().instant())
                                .stream(),
                        logs.isEmpty() ? Stream.of() : UnusedEntries.in(command, logs, allowlist).stream())
                .toList();
        PrintWriter out = command.commandLine().getOut();
        read.problems()
                .forEach(problem -> print(out, "error: " + problem + "; it approves nothing until that is mended"));
        remarks.forEach(remark -> print(out, line(remark)));
        out.flush();
        boolean clean = read.problems().isEmpty() && remarks.stream().noneMatch(AllowlistRemark::isError);
        return clean ? 0 : PROBLEMS;
    }

    private String line(AllowlistRemark it) {
        return it.weight().name().toLowerCase(Locale.ROOT) + ": " + file + ": entry " + it.entry() + ": " + it.reason()
                + "; " + it.remedy();
    }

    private static void print(PrintWriter out, String line) {
        out.println(PlainText.of(line, LONGEST_PROBLEM));
    }

    private static FileAllowlist read(CommandLine commandLine, Path file) {
        try {
            return FileAllowlist.read(file);
        } catch (IOException e) {
            throw new ParameterException(
                    commandLine,
                    PlainText.of(file + " cannot be read: " + e.getClass().getSimpleName()),
                    e);
        }
    }
}
