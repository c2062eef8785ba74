package dev.latchkey.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.cli.Run;
import dev.latchkey.replay.Delivered;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

class TerminalTest {

    private static final String PATH = Delivered.MALICIOUS.toString();
    private static final Map<String, String> XTERM = Map.of("TERM", "xterm");
    private static final Terminal BOTH = new Terminal(Ansi.ON, true, 100);

    @Test
    void what_the_script_does_not_say_is_no_terminal() {
        assertThat(Terminal.of(new Properties(), XTERM)).isEqualTo(Terminal.NONE);
        assertThat(Terminal.of(said("columns", "80"), XTERM)).isEqualTo(Terminal.NONE);
    }

    @Test
    void each_of_the_two_outputs_is_looked_at_by_itself() {
        assertThat(Terminal.of(said("out", "true", "columns", "90"), XTERM))
                .isEqualTo(new Terminal(Ansi.ON, false, 90));
        assertThat(Terminal.of(said("err", "true", "columns", "90"), XTERM))
                .isEqualTo(new Terminal(Ansi.OFF, true, 90));
    }

    @Test
    void no_color_takes_the_colours_ci_the_bar_and_a_dumb_terminal_both() {
        Properties both = said("out", "true", "err", "true", "columns", "100");
        assertThat(Terminal.of(both, XTERM)).isEqualTo(BOTH);
        assertThat(Terminal.of(both, Map.of("NO_COLOR", "1"))).isEqualTo(new Terminal(Ansi.OFF, true, 100));
        assertThat(Terminal.of(both, Map.of("NO_COLOR", ""))).isEqualTo(BOTH);
        assertThat(Terminal.of(both, Map.of("CI", "true"))).isEqualTo(new Terminal(Ansi.ON, false, 100));
        assertThat(Terminal.of(both, Map.of("TERM", "dumb"))).isEqualTo(Terminal.NONE);
    }

    @Test
    void a_width_that_cannot_be_is_not_believed() {
        assertThat(Terminal.of(said("out", "true", "columns", "0"), XTERM).columns())
                .isEqualTo(160);
        assertThat(Terminal.of(said("out", "true", "columns", ""), XTERM).columns())
                .isEqualTo(160);
        assertThat(Terminal.of(said("out", "true", "columns", "12"), XTERM).columns())
                .isEqualTo(60);
    }

    @Test
    void a_terminal_gets_colour_and_a_bar_that_is_gone_at_the_end() {
        Run run = Run.on(BOTH, "replay", PATH);
        assertThat(run.out()).startsWith("\u001b[1m\u001b[31mHIGH\u001b[").contains("  New IAM user svc-backup");
        assertThat(run.err()).contains("\rreading", "100%");
        assertThat(run.err()).containsSubsequence("\r\u001b[K", "1 file, 3 records");
    }

    @Test
    void pipes_and_files_get_neither() {
        Run run = Run.latchkey("replay", PATH);
        assertThat(run.out() + run.err()).doesNotContain("\u001b", "\r", "reading");
    }

    @Test
    void the_bar_can_be_switched_off() {
        assertThat(Run.on(BOTH, "replay", "--no-progress", PATH).err()).doesNotContain("\r", "reading");
    }

    @Test
    void ocsf_and_csv_are_for_programs_and_never_coloured() {
        assertThat(Run.on(BOTH, "replay", "--format", "ocsf", PATH).out()).doesNotContain("\u001b");
        assertThat(Run.on(BOTH, "replay", "--csv", PATH).out()).doesNotContain("\u001b");
    }

    private static Properties said(String... namesAndValues) {
        Properties properties = new Properties();
        for (int at = 0; at < namesAndValues.length; at += 2) {
            properties.setProperty("latchkey.terminal." + namesAndValues[at], namesAndValues[at + 1]);
        }
        return properties;
    }
}
