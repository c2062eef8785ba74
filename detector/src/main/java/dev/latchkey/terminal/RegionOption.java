package dev.latchkey.terminal;

import picocli.CommandLine.Option;

/** Where the tables stand: like the deployment, and not from the environment, whatever AWS's command line prefers. */
public final class RegionOption {

    @Option(
            names = "--region",
            paramLabel = "REGION",
            defaultValue = "us-east-1",
            converter = RegionName.class,
            description = "The region of the stack. Default: ${DEFAULT-VALUE}.")
    private String region = "us-east-1";

    public String region() {
        return region;
    }
}
