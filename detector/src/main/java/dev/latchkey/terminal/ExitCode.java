package dev.latchkey.terminal;

import java.util.Collection;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;

/** What any command may end with; as in sysexits.h, so that nobody takes it for a finding, or for nothing to read. */
public enum ExitCode {
    OWN_FAULT(70, "a fault of latchkey itself"),
    OUTPUT_LOST(74, "standard output could not be written whole");

    private final int number;
    private final String meaning;

    ExitCode(int number, String meaning) {
        this.number = number;
        this.meaning = meaning;
    }

    public int number() {
        return number;
    }

    public String meaning() {
        return meaning;
    }

    /** Each command ends its help with exit codes of its own; these are put below. */
    public static void listIn(CommandLine commandLine) {
        Collection<CommandLine> commands = commandLine.getSubcommands().values();
        commands.forEach(ExitCode::listIn);
        if (commands.isEmpty()) {
            UsageMessageSpec help = commandLine.getCommandSpec().usageMessage();
            Stream<String> lines = Stream.of(values()).map(it -> "%3d  %s".formatted(it.number, it.meaning));
            help.footer(Stream.concat(Stream.of(help.footer()), lines).toArray(String[]::new));
        }
    }
}
