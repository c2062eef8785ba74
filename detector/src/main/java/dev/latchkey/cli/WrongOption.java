package dev.latchkey.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** An option that there is not, of which the parser would only say that the one which was meant is missing. */
final class WrongOption {

    private WrongOption() {}

    /** What comes first in the eyes of whoever typed it. */
    static ParameterException before(ParameterException problem) {
        CommandLine commandLine = problem.getCommandLine();
        List<String> unknown = commandLine.getUnmatchedArguments().stream()
                .filter(argument -> argument.startsWith("-"))
                .toList();
        return problem instanceof MissingParameterException && !unknown.isEmpty()
                ? new UnmatchedArgumentException(commandLine, unknown)
                : problem;
    }
}
