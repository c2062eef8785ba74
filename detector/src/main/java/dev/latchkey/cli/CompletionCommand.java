package dev.latchkey.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what a shell needs to complete our commands and options. */
@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        description = "Prints a script with which bash or zsh completes commands and options.",
        footer = {
            "",
            "Examples:",
            "  source <(./latchkey completion bash)",
            "  source <(./latchkey completion zsh)",
            "",
            "Exit codes:",
            "  0  done",
            "  2  wrong usage"
        })
final class CompletionCommand implements Runnable {

    /** One script serves both: in zsh it loads bashcompinit by itself. */
    enum Shell {
        BASH,
        ZSH
    }

    /** In lower case, as people write it. */
    static final class Shells extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        Shells() {
            super(List.of("bash", "zsh"));
        }
    }

    @Parameters(paramLabel = "SHELL", completionCandidates = Shells.class, description = "bash or zsh.")
    private @Nullable Shell shell;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        CommandLine commandLine = Objects.requireNonNull(spec).commandLine();
        PrintWriter out = commandLine.getOut();
        out.println("# latchkey for " + Objects.requireNonNull(shell).name().toLowerCase(Locale.ROOT));
        out.print(AutoComplete.bash("latchkey", commandLine.getParent()));
        out.flush();
    }
}
