package dev.latchkey.allowlist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.latchkey.cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code allowlist test} for spreadsheets and scripts. */
class TestFormatTest {

    private static final Path LIST = Path.of("../events/benign/approved-pipeline-user/allowlist.json");
    private static final String LOGS = "../events/benign/approved-pipeline-user/events.jsonl";
    private static final String COLUMNS =
            "entry,owner,principal,expires,chains,needed,steps,steps_in_vain,first_used," + "last_used,narrower\r\n";

    @TempDir
    private Path folder = Path.of("never used: JUnit sets it");

    @Test
    void csv_is_a_row_for_each_entry_and_the_total_is_said_beside_it() throws IOException {
        Run run = test("csv", wide("terraform"));
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .startsWith(COLUMNS + "terraform,\"platform team\",")
                .hasLineCount(2);
        assertThat(run.out()).contains(",1,1,3,0,2026-", "networks 0.0.0.0/0 -> 203.0.113.20/32: loses 0");
        assertThat(run.err()).endsWith("Total: 1 chain approved, 1 alert of Medium or more saved, 0 left.\n");
    }

    @Test
    void an_entry_that_is_never_used_has_no_times_and_one_that_cannot_be_read_is_no_row() throws IOException {
        Path list = Files.writeString(
                folder.resolve("list.json"),
                "[{\"pk\":\"old\",\"principal\":\"account:444455556666\",\"owner\":\"o\",\"reason\":\"r\"},{\"pk\":\"bad\"}]");
        Run run = test("csv", list);
        assertThat(run.out()).isEqualTo(COLUMNS + "old,o,account:444455556666,,0,0,0,0,,,\r\n");
        assertThat(run.err()).contains("Cannot be read, and approves nothing: " + list + ": entry bad: ");
        assertThat(JsonMapper.builder().build().readTree(test("json", list).out()))
                .isEqualTo(JsonMapper.builder()
                        .build()
                        .readTree(
                                "{\"entries\":[{\"pk\":\"old\",\"owner\":\"o\",\"principal\":\"account:444455556666\","
                                        + "\"chains\":0,\"needed\":0,\"steps\":0,\"stepsInVain\":0,\"narrower\":[]}],\"unreadable\":[\""
                                        + list + ": entry bad: principal is missing or empty\"],"
                                        + "\"approvedChains\":0,\"savedAlerts\":0,\"alertsLeft\":1,"
                                        + "\"alertsMadeWorse\":0}"));
    }

    @Test
    void json_has_numbers_times_and_the_price_of_each_narrower_bound() throws IOException {
        JsonNode json = JsonMapper.builder()
                .build()
                .readTree(test("json", wide("terraform")).out());
        JsonNode entry = json.path("entries").path(0);
        assertThat(entry.path("pk").asText()).isEqualTo("terraform");
        assertThat(entry.path("chains").asInt()).isEqualTo(1);
        assertThat(entry.path("firstUsed").asText()).startsWith("2026-03-1");
        assertThat(entry.path("narrower").toString())
                .contains("{\"attribute\":\"networks\",\"before\":[\"0.0.0.0/0\"],\"after\":[\"203.0.113.20/32\"],"
                        + "\"losesChains\":0}");
        assertThat(json.path("savedAlerts").asInt()).isEqualTo(1);
    }

    @Test
    void no_cell_is_a_formula_and_nothing_obeyed_by_a_terminal_is_printed() throws IOException {
        Path list = wide("=HYPERLINK(1)\\u001b[2J\\u202e\\n");
        Run csv = test("csv", list);
        assertThat(csv.out()).contains("\r\n\"'=HYPERLINK(1) [2J\"").hasLineCount(2);
        Run json = test("json", list);
        assertThat(json.out()).contains("\\u001B[2J\\u202e\\n");
        assertThat(csv.out() + json.out()).doesNotContain("\u001b", "\u202e");
    }

    @Test
    void another_format_is_wrong_usage() {
        Run run = test("xml", LIST);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--format", "xml");
    }

    private Path wide(String name) throws IOException {
        return Files.writeString(
                folder.resolve("wide.json"),
                Files.readString(LIST)
                        .replace("\"203.0.113.0/24\"", "\"0.0.0.0/0\"")
                        .replace("\"terraform\"", "\"" + name + "\""));
    }

    private static Run test(String format, Path list) {
        return Run.latchkey("allowlist", "test", LOGS, "--allowlist", list.toString(), "--format", format);
    }
}
