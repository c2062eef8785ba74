package dev.latchkey.terminal;

import java.time.InstantSource;
import picocli.CommandLine.Model.CommandSpec;

/** What all commands run on: the root of them says. */
public interface Host {

    Terminal terminal();

    InstantSource clock();

    static Host of(CommandSpec command) {
        return (Host) command.root().userObject();
    }
}
