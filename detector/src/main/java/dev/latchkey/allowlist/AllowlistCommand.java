package dev.latchkey.allowlist;

import picocli.CommandLine.Command;

/** What is done with allowlists, in files and in the table. */
@Command(
        name = "allowlist",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Proposes, checks and explains allowlists of approved provisioners.",
        subcommands = {
            SuggestCommand.class,
            ExplainCommand.class,
            LintCommand.class,
            PullCommand.class,
            PushCommand.class,
            TestCommand.class
        })
public final class AllowlistCommand {}
