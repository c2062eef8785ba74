package dev.latchkey.replay;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** One run of the command line, as a person sees it. */
public record Run(int exitCode, String out, String err) {

    public static Run latchkey(String... arguments) {
        return on(Terminal.NONE, arguments);
    }

    static Run on(Terminal terminal, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine commandLine =
                Latchkey.commandLine(terminal).setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        int exitCode = commandLine.execute(arguments);
        return new Run(exitCode, out.toString(), err.toString());
    }
}
