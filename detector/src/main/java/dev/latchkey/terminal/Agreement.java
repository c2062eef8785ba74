package dev.latchkey.terminal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Whether the one at the keyboard agrees. */
public final class Agreement {

    private Agreement() {}

    /** @throws ParameterException where nobody can be asked, and nobody has agreed before */
    public static boolean isGiven(CommandLine commandLine, boolean before, String plan) {
        if (before) {
            return true;
        }
        if (!"true".equals(System.getProperty("latchkey.terminal.in"))) {
            throw new ParameterException(commandLine, "nobody can answer here: look at the plan, then add --yes");
        }
        commandLine.getErr().print("%s: go on? Type yes: ".formatted(plan));
        commandLine.getErr().flush();
        try {
            String answer = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            return "yes".equals(answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
