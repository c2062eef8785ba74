package dev.latchkey.cli;

import dev.latchkey.terminal.Terminal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.time.InstantSource;
import picocli.CommandLine;

/** One run of the command line, as a person sees it. */
public record Run(int exitCode, String out, String err) {

    public static Run latchkey(String... arguments) {
        return on(Terminal.NONE, arguments);
    }

    public static Run on(Terminal terminal, String... arguments) {
        return into(new StringWriter(), terminal, arguments);
    }

    /** Where standard output is a writer that may fail. */
    static Run into(Writer out, Terminal terminal, String... arguments) {
        StringWriter err = new StringWriter();
        CommandLine commandLine = Latchkey.commandLine(terminal, InstantSource.system())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err));
        int exitCode = Latchkey.run(commandLine, arguments);
        return new Run(exitCode, out.toString(), err.toString());
    }
}
