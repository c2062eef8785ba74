package dev.latchkey.replay;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line. */
@Command(
        name = "latchkey",
        mixinStandardHelpOptions = true,
        versionProvider = Latchkey.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "Finds new IAM identities in AWS that are given rights and a key.",
        subcommands = {ReplayCommand.class, AllowlistCommand.class})
public final class Latchkey {

    private Latchkey() {}

    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Latchkey.class.getPackage().getImplementationVersion();
            return new String[] {"latchkey " + (version == null ? "(not packaged)" : version)};
        }
    }

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Latchkey()).setCaseInsensitiveEnumValuesAllowed(true);
    }
}
