package dev.latchkey.allowlist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said before anybody asks AWS. */
class PushCommandTest {

    @TempDir
    private Path folder = Path.of("never used: JUnit sets it");

    @Test
    void a_file_that_lint_refuses_is_refused_before_the_table_is_asked() throws IOException {
        Path file = Files.writeString(folder.resolve("a.json"), "{\"pk\":\"ci\",\"principal\":\"*\",\"owner\":\"o\"}");
        Run run = Run.latchkey("allowlist", "push", "--table", "none", "--file", file.toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("entry ci: reason is missing or empty");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void a_file_of_which_lint_says_an_error_is_refused_too() throws IOException {
        Path file = Files.writeString(
                folder.resolve("a.json"), "{\"pk\":\"ci\",\"principal\":\"*\",\"owner\":\"o\",\"reason\":\"r\"}");
        Run run = Run.latchkey("allowlist", "push", "--yes", "--table", "none", "--file", file.toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("lint refuses: entry ci: principal is wider than one account");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void no_table_no_file_and_no_such_file_are_wrong_usage() {
        assertThat(Run.latchkey("allowlist", "push", "--file", "x").exitCode()).isEqualTo(2);
        assertThat(Run.latchkey("allowlist", "pull", "--table", "none").exitCode())
                .isEqualTo(2);
        Run missing = Run.latchkey("allowlist", "push", "--table", "none", "--file", "missing.json");
        assertThat(missing.exitCode()).isEqualTo(2);
        assertThat(missing.err()).contains("missing.json cannot be read: no such file");
    }
}
