package dev.latchkey.terminal;

import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import picocli.CommandLine.Help.Ansi;

/**
 * Where the output goes. The script {@code latchkey} looks and says so in properties: a JVM cannot ask about standard
 * error at all, and what {@link System#console()} means has changed with JDK 22.
 *
 * @param ansi whether standard output takes colours
 * @param progress whether standard error can show a line that moves
 * @param columns of a terminal; what is wide enough to be read in a file otherwise
 */
public record Terminal(Ansi ansi, boolean progress, int columns) {

    public static final Terminal NONE = new Terminal(Ansi.OFF, false, 160);

    private static final int NARROWEST = 60;

    public static Terminal of(Properties properties, Map<String, String> environment) {
        boolean moves = !"dumb".equals(environment.get("TERM"));
        boolean out = isTerminal(properties, "latchkey.terminal.out") && moves;
        boolean err = isTerminal(properties, "latchkey.terminal.err") && moves;
        boolean colours = out && isUnset(environment, "NO_COLOR");
        int columns = Optional.of(properties.getProperty("latchkey.terminal.columns", ""))
                .filter(text -> out || err)
                .filter(text -> text.matches("[0-9]{1,4}"))
                .map(Integer::parseInt)
                .filter(width -> width > 0)
                .orElse(NONE.columns());
        return new Terminal(
                colours ? Ansi.ON : Ansi.OFF, err && isUnset(environment, "CI"), Math.max(columns, NARROWEST));
    }

    private static boolean isTerminal(Properties properties, String name) {
        return "true".equals(properties.getProperty(name));
    }

    private static boolean isUnset(Map<String, String> environment, String name) {
        return environment.getOrDefault(name, "").isEmpty();
    }
}
