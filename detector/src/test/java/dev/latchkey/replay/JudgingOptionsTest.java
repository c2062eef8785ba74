package dev.latchkey.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What replay is told of a team's own: its provisioners and its networks. */
class JudgingOptionsTest {

    private static final String ONE = "../events/malicious/user-admin-key";

    @TempDir
    private Path folder = Path.of("never used: JUnit sets it");

    @Test
    void an_entry_that_covers_every_step_approves_and_the_summary_names_it() throws IOException {
        Path entries = Files.writeString(folder.resolve("allowlist.json"), """
                [{"pk": "developers", "principal": "arn:aws:iam::111122223333:role/teams/Developer",
                  "stages": ["CREATION", "GRANT", "CREDENTIAL"], "maxPrivilege": "ADMIN",
                  "owner": "platform", "reason": "a test"}]
                """);
        Run run = Run.latchkey("replay", "--allowlist", entries.toString(), ONE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).endsWith("0 findings of Low or more\n");
        assertThat(Run.latchkey("replay", "--format", "summary", "--allowlist", entries.toString(), ONE)
                        .out())
                .containsSubsequence("Approved by", "developers");
    }

    @Test
    void an_entry_that_cannot_be_read_is_named_and_approves_nothing() throws IOException {
        Path entries =
                Files.writeString(folder.resolve("allowlist.json"), "[{\"pk\": \"half\", \"principal\": \"*\"}]");
        Run run = Run.latchkey("replay", "--allowlist", entries.toString(), ONE);
        assertThat(run.out()).contains("HIGH").contains("allowlist: ");
        assertThat(run.err()).contains("allowlist.json: ").contains("half").contains("owner");
    }

    @Test
    void a_missing_allowlist_is_wrong_usage() {
        Run run = Run.latchkey(
                "replay", "--allowlist", folder.resolve("none.json").toString(), ONE);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--allowlist: ").contains("none.json cannot be read");
    }

    @Test
    void an_address_outside_the_networks_given_raises_the_finding() {
        assertThat(Run.latchkey("replay", "--networks", "192.0.2.0/24,2001:db8::/32", ONE)
                        .out())
                .startsWith("CRITICAL");
        assertThat(Run.latchkey("replay", "--networks", "198.51.100.0/24", ONE).out())
                .startsWith("HIGH");
    }

    @Test
    void a_network_that_is_none_is_wrong_usage_in_a_sentence() {
        Run run = Run.latchkey("replay", "--networks", "198.51.100.7/24", ONE);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--networks").contains("198.51.100.7/24");
    }

    /** As two variables of a shell leave it that are not set: nothing would be expected, or looked for. */
    @ParameterizedTest
    @ValueSource(
            strings = {"--own-accounts", "--own-subjects", "--regions", "--networks", "--countries", "--attack-tools"})
    void a_comma_with_nothing_beside_it_is_wrong_usage(String option) {
        Run run = Run.latchkey("replay", option, ",", ONE);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("Invalid value for option '" + option + "' (")
                .contains("','");
    }

    @Test
    void what_ends_in_a_comma_lacks_something() {
        Run run = Run.latchkey("replay", "--networks", "192.0.2.0/24,198.51.100.0/24,", ONE);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("'198.51.100.0/24,'");
        assertThat(Run.latchkey("replay", "--attack-tools", "pacu,", ONE).err()).contains("'pacu,'");
    }
}
