package dev.latchkey.allowlist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.cli.Run;
import dev.latchkey.replay.Delivered;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestCommandTest {

    private static final String LIST = "../events/benign/approved-pipeline-user/allowlist.json";
    private static final String BENIGN = "../events/benign/approved-pipeline-user/events.jsonl";
    private static final String BEYOND = "../events/malicious/approved-pipeline-makes-an-administrator/events.jsonl";

    @TempDir
    private Path folder = Path.of("never used: JUnit sets it");

    @Test
    void each_entry_says_what_it_approved_and_the_last_line_is_the_total() {
        Run run = Run.latchkey("allowlist", "test", BENIGN, BEYOND, "--allowlist", LIST);
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .startsWith("ENTRY terraform  (owner platform team)\n  approves 1 chain by ")
                .contains("without it 1 of them would not be", "used first at 2026-03-1", ", last at 2026-03-1")
                .contains("steps more, in chains that were not approved")
                .endsWith("\nTotal: 1 chain approved, 1 alert of Medium or more saved, 1 left,"
                        + " 1 of them made worse by a provisioner out of bounds.\n");
    }

    @Test
    void what_is_wider_than_what_was_seen_has_its_price() throws IOException {
        String wide = Files.readString(Path.of(LIST)).replace("\"203.0.113.0/24\"", "\"0.0.0.0/0\"");
        Path list = Files.writeString(folder.resolve("list.json"), wide);
        assertThat(Run.latchkey("allowlist", "test", BENIGN, "--allowlist", list.toString())
                        .out())
                .contains("networks \"0.0.0.0/0\" -> \"203.0.113.20/32\": loses none")
                .contains("targets \"app-*\" -> ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"targets\":\"*\"", ",\"targets\":[\"?*\",\"svc-*\"]"})
    void an_entry_for_any_name_is_not_called_as_narrow_as_the_many_names_that_were_seen(String targets)
            throws IOException {
        List<String> records = new ArrayList<>();
        for (int number = 0; number < 12; number++) {
            String name = (char) ('a' + number) + "da";
            Delivered.records(number).stream()
                    .map(record -> record.replaceAll("user-[0-9]+", name)
                            .replace("policy/AdministratorAccess", "policy/ReadOnlyAccess"))
                    .forEach(records::add);
        }
        Path logs = Files.write(folder.resolve("logs.jsonl"), records);
        Path list = Files.writeString(
                folder.resolve("list.json"),
                "{\"pk\":\"any\",\"principal\":\"arn:aws:iam::111122223333:role/teams/Developer\",\"owner\":\"o\","
                        + "\"reason\":\"r\",\"accounts\":\"111122223333\",\"networks\":\"198.51.100.7/32\","
                        + "\"operations\":[\"AttachUserPolicy\",\"CreateAccessKey\",\"CreateUser\"]" + targets + "}");
        assertThat(Run.latchkey("allowlist", "test", logs.toString(), "--allowlist", list.toString())
                        .out())
                .contains("approves 12 chains by 36 steps")
                .contains("no narrower bound follows from what was seen; no targets bound it: it is for")
                .doesNotContain("no wider");
    }

    @Test
    void an_entry_that_covers_nothing_is_never_used_and_one_that_cannot_be_read_is_named() throws IOException {
        Path list = Files.writeString(
                folder.resolve("list.json"),
                "[{\"pk\":\"old\\u001b[2J\",\"principal\":\"account:444455556666\",\"owner\":\"o\",\"reason\":\"r\"},"
                        + "{\"pk\":\"bad\"}]");
        Run run = Run.latchkey("allowlist", "test", BENIGN, "--allowlist", list.toString());
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .startsWith("ENTRY old [2J  (owner o)\n  never used in this history\n")
                .contains("Cannot be read, and approves nothing: " + list + ": entry bad: ")
                .contains("Total: 0 chains approved, 0 alerts of Medium or more saved, ")
                .doesNotContain("\u001b");
    }

    @Test
    void nothing_readable_is_exit_code_1_and_no_list_is_2() throws IOException {
        Path nothing = Files.writeString(folder.resolve("nothing.json"), "{}");
        assertThat(Run.latchkey("allowlist", "test", nothing.toString(), "--allowlist", LIST)
                        .exitCode())
                .isEqualTo(1);
        Run without = Run.latchkey("allowlist", "test", BENIGN);
        assertThat(without.exitCode()).isEqualTo(2);
        assertThat(without.err()).contains("give the file that is to be tested: --allowlist FILE");
    }
}
