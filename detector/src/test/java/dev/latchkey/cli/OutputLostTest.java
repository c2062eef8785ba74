package dev.latchkey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.FullDisk;
import dev.latchkey.replay.Delivered;
import dev.latchkey.terminal.Terminal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is printed and does not arrive: a script that reads half of it must not take it for all. */
class OutputLostTest {

    private static final String EVENTS = Delivered.MALICIOUS.toString();
    private static final String SAID = "latchkey: standard output could not be written whole: ";

    @TempDir
    private Path folder = Path.of("never used: JUnit sets it");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--version",
                "--help",
                "replay --help",
                "replay EVENTS",
                "replay --format ocsf EVENTS",
                "replay --format summary EVENTS",
                "replay --csv EVENTS",
                "allowlist suggest EVENTS",
                "allowlist explain 0a4c1f00-1111-4222-8333-000000000001 EVENTS",
                "allowlist lint LIST",
                "allowlist test EVENTS --allowlist LIST",
                "allowlist test EVENTS --allowlist LIST --format csv",
                "allowlist test EVENTS --allowlist LIST --format json",
                "completion bash"
            })
    void no_command_passes_over_it(String line) throws IOException {
        Path list = Files.writeString(folder.resolve("list.json"), "{\"entries\":[{}]}");
        String[] arguments = line.replace("EVENTS", EVENTS)
                .replace("LIST", "%s")
                .formatted(list)
                .split(" ");
        assertLost(Run.into(new FullDisk(0), Terminal.NONE, arguments));
    }

    @Test
    void all_but_the_last_character_is_not_all() {
        String[] arguments = {"replay", "--csv", EVENTS};
        int all = Run.latchkey(arguments).out().length();
        assertThat(Run.into(new FullDisk(all), Terminal.NONE, arguments).exitCode())
                .isZero();
        assertLost(Run.into(new FullDisk(all - 1), Terminal.NONE, arguments));
    }

    @Test
    void nobody_learns_from_the_exit_code_of_findings_that_he_was_not_given() {
        assertLost(Run.into(new FullDisk(0), Terminal.NONE, "replay", "--fail-on", "high", EVENTS));
    }

    @Test
    void where_nothing_was_to_be_printed_nothing_is_lost() {
        Run wrong = Run.into(new FullDisk(0), Terminal.NONE, "replay");
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.err()).doesNotContain(SAID);
        Path report = folder.resolve("report.html");
        assertThat(Run.into(new FullDisk(0), Terminal.NONE, "replay", "--html", report.toString(), EVENTS)
                        .exitCode())
                .isZero();
    }

    /**
     * As for {@code | head -1}, in a process of its own: what the JVM makes of standard output is part of it. It prints
     * more than a pipe holds, so that it cannot end before the pipe is closed.
     */
    @Test
    void a_pipe_that_was_closed_is_told_in_one_line() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.latchkey.cli.Latchkey",
                        "replay",
                        "--format",
                        "ocsf",
                        EVENTS)
                .start();
        process.getInputStream().close();
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertLost(new Run(process.waitFor(), "", err));
        assertThat(err.lines().filter(line -> line.contains("latchkey: "))).hasSize(1);
    }

    private static void assertLost(Run run) {
        assertThat(run.err()).containsOnlyOnce(SAID).doesNotContain("Exception");
        assertThat(run.exitCode()).as(run.err()).isEqualTo(74);
    }
}
