package dev.latchkey.cli;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.ParameterException;

/** What is said where a command is to stand and none does: which there are, as the parser does not say. */
final class NoCommand {

    /** The words of the parser, which has no exception of its own for it. */
    private static final String MISSING = "Missing required subcommand";

    private NoCommand() {}

    /** Empty if the problem is another. */
    static Optional<String> said(ParameterException problem, List<String> left) {
        Set<String> commands = problem.getCommandLine().getSubcommands().keySet();
        return MISSING.equals(problem.getMessage())
                ? Optional.of("name a command: " + String.join(", ", commands))
                : unknown(commands, left);
    }

    /** A word where a command is to stand, which to the parser is one argument too many. */
    private static Optional<String> unknown(Set<String> commands, List<String> left) {
        return left.stream()
                .findFirst()
                .filter(word -> !commands.isEmpty() && !word.startsWith("-"))
                .map(word -> "there is no command '%s' among %s".formatted(word, String.join(", ", commands)));
    }
}
