package dev.latchkey.cli;

import dev.latchkey.allowlist.AllowlistCommand;
import dev.latchkey.allowlist.TestFormat;
import dev.latchkey.cli.CompletionCommand.Shell;
import dev.latchkey.detection.verdict.Severity;
import dev.latchkey.digest.DigestCommand;
import dev.latchkey.digest.DigestFormat;
import dev.latchkey.redrive.RedriveCommand;
import dev.latchkey.replay.Format;
import dev.latchkey.replay.ReplayCommand;
import dev.latchkey.replay.Version;
import dev.latchkey.terminal.Complaint;
import dev.latchkey.terminal.ExitCode;
import dev.latchkey.terminal.Host;
import dev.latchkey.terminal.NamedPath;
import dev.latchkey.terminal.Terminal;
import dev.latchkey.terminal.Word;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line. */
@Command(
        name = "latchkey",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        usageHelpAutoWidth = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Finds new IAM identities in AWS that are given rights and a key.",
        footer = {"", "Begin with: latchkey replay --help"},
        subcommands = {
            ReplayCommand.class,
            AllowlistCommand.class,
            RedriveCommand.class,
            DigestCommand.class,
            CompletionCommand.class,
            CommandLine.HelpCommand.class
        })
public final class Latchkey implements Host {

    private final Terminal terminal;
    private final InstantSource clock;

    private Latchkey(Terminal terminal, InstantSource clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    @Override
    public Terminal terminal() {
        return terminal;
    }

    @Override
    public InstantSource clock() {
        return clock;
    }

    public static void main(String[] arguments) {
        Properties properties = System.getProperties();
        Map<String, String> environment = System.getenv();
        CommandLine commandLine = commandLine(Terminal.of(properties, environment), InstantSource.system())
                // System.out keeps to itself what it could not write.
                .setOut(utf8(new FileOutputStream(FileDescriptor.out)))
                .setErr(utf8(System.err));
        System.exit(run(commandLine, arguments));
    }

    /** A writer only notes that it failed, so that it is asked here, once for all commands. */
    static int run(CommandLine commandLine, String... arguments) {
        int exitCode = commandLine.execute(arguments);
        if (!commandLine.getOut().checkError()) {
            return exitCode;
        }
        PrintWriter err = commandLine.getErr();
        err.println(Complaint.of(ExitCode.OUTPUT_LOST.meaning() + ": a disk is full, or a pipe was closed"));
        err.flush();
        return ExitCode.OUTPUT_LOST.number();
    }

    /** Whatever the locale: what is read is UTF-8, and so is what others read of it. */
    private static PrintWriter utf8(OutputStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    static CommandLine commandLine(Terminal terminal, InstantSource clock) {
        CommandLine commandLine = new CommandLine(new Latchkey(terminal, clock));
        ExitCode.listIn(commandLine);
        return commandLine
                .registerConverter(Path.class, new NamedPath())
                .registerConverter(Format.class, new Word<>(Format.class))
                .registerConverter(TestFormat.class, new Word<>(TestFormat.class))
                .registerConverter(DigestFormat.class, new Word<>(DigestFormat.class))
                .registerConverter(Severity.class, new Word<>(Severity.class))
                .registerConverter(Shell.class, new Word<>(Shell.class))
                .setColorScheme(Help.defaultColorScheme(terminal.ansi()))
                .setExitCodeExceptionMapper(problem -> ExitCode.OWN_FAULT.number())
                .setParameterExceptionHandler((problem, arguments) -> wrongUsage(WrongOption.before(problem)));
    }

    /** One sentence and where to look; the whole help would bury it. */
    private static int wrongUsage(ParameterException problem) {
        CommandLine commandLine = problem.getCommandLine();
        PrintWriter err = commandLine.getErr();
        err.println(Complaint.of(sentence(problem)));
        UnmatchedArgumentException.printSuggestions(problem, err);
        err.println("Try '" + commandLine.getCommandSpec().qualifiedName() + " --help'.");
        err.flush();
        return commandLine.getCommandSpec().exitCodeOnInvalidInput();
    }

    /** Of several paths the parser tries each but the first, and says of one that is refused only that it is left. */
    private static String sentence(ParameterException problem) {
        List<String> left = problem instanceof UnmatchedArgumentException it ? it.getUnmatched() : List.of();
        Optional<String> missing =
                left.stream().filter(String::isBlank).findFirst().map(NamedPath::missing);
        return missing.or(() -> NoCommand.said(problem, left)).orElseGet(() -> String.valueOf(problem.getMessage()));
    }
}
