package dev.latchkey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.verdict.Tuning;
import dev.latchkey.detection.verdict.TuningText;
import dev.latchkey.terminal.Terminal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class HelpTest {

    @TempDir
    private Path folder = Path.of("never used: JUnit sets it");

    @Test
    void help_is_grouped_has_examples_and_names_every_exit_code() {
        Run run = Run.latchkey("replay", "--help");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .containsSubsequence(
                        "Usage: latchkey replay [OPTIONS] PATH...",
                        "lookup-events",
                        "What is read:",
                        "--from",
                        "--to",
                        "How it is judged:",
                        "--window",
                        "--follow",
                        "--own-accounts",
                        "--regions",
                        "--attack-tools",
                        "What is printed:",
                        "--format",
                        "--csv",
                        "--min-severity",
                        "--fail-on",
                        "--no-progress",
                        "Examples:",
                        "  latchkey replay AWSLogs/",
                        "Exit codes:",
                        "  0  ",
                        "  1  ",
                        "  2  ",
                        "  3  ");
    }

    /** Behind {@code --logs} it would be taken for one of them. */
    @Test
    void lint_wants_its_file_before_the_logs() {
        assertThat(Run.latchkey("allowlist", "lint", "--help").out())
                .startsWith("Usage: latchkey allowlist lint FILE [OPTIONS]\n");
        assertThat(Run.latchkey("allowlist", "lint", "--logs", "logs", "list.json")
                        .err())
                .contains("Missing required parameter: 'FILE'");
    }

    @Test
    void every_command_lists_also_the_exit_codes_that_any_may_end_with() {
        assertThat(commands(Latchkey.commandLine(Terminal.NONE, InstantSource.system())))
                .hasSizeGreaterThan(5)
                .allSatisfy(command -> assertThat(command.getUsageMessage())
                        .as(command.getCommandSpec().qualifiedName())
                        .containsSubsequence("Exit codes:\n", "  0  ", "  2  ")
                        .endsWith("""
                                 70  a fault of latchkey itself
                                 74  standard output could not be written whole
                                """));
    }

    private static List<CommandLine> commands(CommandLine commandLine) {
        Collection<CommandLine> below = commandLine.getSubcommands().values().stream()
                .filter(it -> !it.getCommandSpec().helpCommand())
                .toList();
        return below.isEmpty()
                ? List.of(commandLine)
                : below.stream().flatMap(it -> commands(it).stream()).toList();
    }

    @Test
    void the_defaults_that_help_names_are_those_of_the_tuning() {
        String help = Run.latchkey("replay", "--help").out().replaceAll("\\s+", " ");
        assertThat(help)
                .contains("PT24H. Default: " + Tuning.DEFAULT.window().toHours() + "h.")
                .contains("Default: " + TuningText.shown(Tuning.DEFAULT.follow()) + ", or the window if longer.");
        assertThat(Tuning.DEFAULT.regions()).isEmpty();
    }

    @Test
    void version_is_one_line() {
        assertThat(Run.latchkey("--version").out()).startsWith("latchkey ").hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh"})
    void completion_knows_replay_and_its_options_and_is_a_script_that_bash_accepts(String shell)
            throws IOException, InterruptedException {
        String script = Run.latchkey("completion", shell).out();
        assertThat(script)
                .contains("replay", "--own-accounts", "--from", "--min-severity", "bashcompinit")
                .contains("informational", "summary");
        Path file = Files.writeString(folder.resolve("completion"), script);
        Process bash = new ProcessBuilder("bash", "-n", file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor()).as(said).isZero();
    }

    /** Of what is begun in lower case a shell completes nothing that is listed in another. */
    @Test
    void completion_offers_every_word_as_people_write_it() {
        assertThat(Run.latchkey("completion", "bash").out())
                .contains("(\"bash\" \"zsh\")")
                .doesNotContainPattern("args=\\(\"[A-Z]");
    }

    /** A line that ends inside an example spoils it for whoever copies it. */
    @ParameterizedTest
    @ValueSource(strings = {"replay", "allowlist lint", "allowlist suggest", "allowlist explain", "allowlist test"})
    void help_breaks_no_example_in_two(String command) {
        String help = Run.latchkey((command + " --help").split(" ")).out();
        assertThat(help).contains("2026-03-14T02:11:07Z").contains("repo:example-org/*");
        assertThat(help.contains("0a1b2c3d:high.")).isEqualTo(help.contains("--looked-at="));
    }

    @Test
    void completion_for_another_shell_is_wrong_usage() {
        Run run = Run.latchkey("completion", "tcsh");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("'tcsh' is none of bash, zsh.");
    }

    /** No enum of the options is left to the parser, which lists names as the source has them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "replay logs --format X",
                "replay logs --min-severity X",
                "replay logs --fail-on X",
                "digest --table Allowlist --format X",
                "allowlist test logs --allowlist list.json --format X",
                "completion X"
            })
    void the_words_of_a_list_are_told_as_help_writes_them(String line) {
        assertThat(Run.latchkey(line.split(" ")).err()).containsPattern("'X' is none of [a-z]+(, [a-z]+)+\\.\n");
    }

    @Test
    void words_are_understood_in_any_case() {
        assertThat(Run.latchkey("completion", "BaSh").exitCode()).isZero();
    }
}
