package dev.latchkey.replay;

import dev.latchkey.cloudtrail.LogFile;
import picocli.CommandLine.IVersionProvider;

/** Which build this is, and how it inflates. */
public final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {
            "latchkey " + (version == null ? "(not packaged)" : version) + ", inflates with " + LogFile.inflater()
        };
    }
}
