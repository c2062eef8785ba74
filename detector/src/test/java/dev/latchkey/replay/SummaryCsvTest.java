package dev.latchkey.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.latchkey.cli.Run;
import dev.latchkey.terminal.Csv;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

public class SummaryCsvTest {

    @TempDir
    private Path folder = Path.of("never used: JUnit sets it");

    @Test
    void csv_has_stable_columns_times_in_utc_and_lines_as_rfc_4180_wants_them() throws IOException {
        String csv = Run.latchkey("replay", "--csv", "../events/malicious/user-admin-key")
                .out();
        assertThat(csv)
                .startsWith(
                        "time,account,kind,identity,creation_seen,actor,address,method,user_agent,region,"
                                + "rights_level,rights,credentials,verdict,severity,approved_by,case,traits,finding_uid,event_id,case_id,told,country\r\n")
                .endsWith("\r\n");
        assertThat(cells(csv).get(0))
                .containsEntry("time", "2026-03-14T02:11:07Z")
                .containsEntry("identity", "svc-backup")
                .containsEntry("rights", "2026-03-14T02:11:52Z arn:aws:iam::aws:policy/AdministratorAccess (ADMIN)")
                .containsEntry("credentials", "2026-03-14T02:12:40Z access key AKIASVCBACKUPEXAMPLE")
                .containsEntry("verdict", "Suspicious")
                .containsEntry("severity", "High")
                .containsEntry("told", "")
                .containsEntry("country", "");
        assertThat(Run.latchkey("replay", "--format", "csv", "../events/malicious/user-admin-key")
                        .out())
                .isEqualTo(csv);
    }

    @Test
    void csv_without_a_row_still_has_its_header() throws IOException {
        String leaver = "../events/benign/leaver";
        assertThat(Run.latchkey("replay", "--csv", leaver).out())
                .startsWith("time,account,")
                .hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=HYPERLINK(1)", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", " =1", "\u202e=1"})
    void no_cell_is_a_formula(String hostile) {
        assertThat(Csv.harmless(hostile)).startsWith("'");
    }

    /** Where numbers have a decimal comma, a spreadsheet takes semicolons for what stands between cells. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "agent;=HYPERLINK(1)",
                "agent; =1",
                "a;+1;",
                "a;-1",
                "a;@SUM(1)",
                "\";=1;",
                ";;=1",
                "a;\t=1",
                "a;\"=1\"",
                "a; \" =1"
            })
    void no_cell_is_a_formula_where_a_semicolon_ends_a_cell(String hostile) {
        for (String cell : Csv.harmless(hostile).split(";", -1)) {
            // A quotation mark in it is doubled, and so may open and end a text that is empty.
            assertThat(cell.strip()).doesNotContainPattern("^[\\s\"]*[=+@-]");
        }
    }

    @Test
    void a_cell_that_is_none_stays_as_it_is() {
        assertThat(Csv.harmless("Mozilla/5.0 (X11; Linux x86_64; rv:1)"))
                .isEqualTo("Mozilla/5.0 (X11; Linux x86_64; rv:1)");
        assertThat(Csv.harmless("svc=backup@corp")).isEqualTo("svc=backup@corp");
        assertThat(Csv.harmless("")).isEmpty();
    }

    @Test
    void the_same_records_give_the_same_summary_in_any_order_of_arrival() throws IOException {
        List<String> records = new ArrayList<>();
        for (int number = 0; number < 40; number++) {
            records.addAll(Delivered.records(number));
        }
        String expected = csv(records, "seed-none.jsonl");
        assertThat(cells(expected))
                .extracting(row -> String.valueOf(row.get("time")))
                .hasSize(40)
                .isSorted();
        for (int seed = 0; seed < 5; seed++) {
            Collections.shuffle(records, new Random(seed));
            assertThat(csv(records, "seed-" + seed + ".jsonl"))
                    .as("seed %s", seed)
                    .isEqualTo(expected);
        }
    }

    private String csv(List<String> records, String name) throws IOException {
        Path file = new Delivered(folder).lines(name, records);
        return Run.latchkey("replay", "--csv", file.toString()).out();
    }

    public static List<Map<String, String>> cells(String csv) throws IOException {
        try (MappingIterator<Map<String, String>> rows = new CsvMapper()
                .readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .readValues(csv)) {
            return rows.readAll();
        }
    }
}
