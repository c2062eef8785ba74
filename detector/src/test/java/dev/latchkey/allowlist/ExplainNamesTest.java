package dev.latchkey.allowlist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.cli.Run;
import dev.latchkey.replay.Delivered;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** By which names a chain is found. */
class ExplainNamesTest extends ExplainCase {

    @Test
    void an_event_and_the_first_8_characters_of_a_finding_name_the_same_and_7_do_not() throws IOException {
        String whole = explain(FINDING, OUT_OF_BOUNDS).out();
        assertThat(explain(eventId(OUT_OF_BOUNDS), OUT_OF_BOUNDS).out()).isEqualTo(whole);
        assertThat(explain(FINDING.substring(0, 8), OUT_OF_BOUNDS).out()).isEqualTo(whole);
        assertThat(explain(FINDING.toUpperCase(Locale.ROOT), OUT_OF_BOUNDS).out())
                .isEqualTo(whole);
        Run short7 = explain(FINDING.substring(0, 7), OUT_OF_BOUNDS);
        assertThat(short7.exitCode()).isEqualTo(1);
        assertThat(short7.err()).contains("no such event, finding, user or role in these paths: 3f97b65 (of");
    }

    @Test
    void the_name_of_an_identity_in_whatever_case_explains_it_as_its_finding_does() {
        String whole = explain(FINDING, OUT_OF_BOUNDS).out();
        assertThat(explain("app-control", OUT_OF_BOUNDS).out()).isEqualTo(whole);
        assertThat(explain("APP-Control", OUT_OF_BOUNDS).out()).isEqualTo(whole);
        assertThat(explain("app-contro", OUT_OF_BOUNDS).exitCode()).isEqualTo(1);
    }

    @Test
    void a_user_named_as_an_event_hides_that_event_from_nobody() throws IOException {
        String id = eventId(OUT_OF_BOUNDS);
        List<String> named = Delivered.records().stream()
                .map(record -> record.replace("svc-backup", id))
                .toList();
        Path user = new Delivered(folder).lines("user.jsonl", named);
        String events = OUT_OF_BOUNDS.resolve("events.jsonl").toString();
        for (String asked : List.of(id, id.toUpperCase(Locale.ROOT))) {
            Run run = Run.latchkey("allowlist", "explain", asked, events, user.toString());
            assertThat(run.out()).contains("app-control").doesNotContain("user " + id);
        }
        assertThat(Run.latchkey("allowlist", "explain", id, user.toString()).out())
                .contains("user " + id);
    }

    @Test
    void a_file_that_is_not_there_is_wrong_usage_and_no_event() {
        for (String file : List.of("no/such/file", "finding.json", "RECORD.JSON.GZ")) {
            Run run = explain(file, OUT_OF_BOUNDS);
            assertThat(run.exitCode()).as(file).isEqualTo(2);
            assertThat(run.err()).contains("there is no file " + file);
        }
    }

    @Test
    void who_asks_by_an_arn_or_by_nothing_is_told_what_a_name_is() {
        for (String arn : List.of("arn:aws:iam::111122223333:user/app-control", "role/app-control")) {
            Run run = explain(arn, OUT_OF_BOUNDS);
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).contains("there is no file " + arn + "; of a user or role give the name alone");
        }
        assertThat(explain(" ", OUT_OF_BOUNDS).err())
                .startsWith("latchkey: ' ' names no event, finding, user, role or file;");
    }

    @Test
    void hostile_names_obey_nobody() throws IOException {
        List<String> records = Delivered.records().stream()
                .map(record -> record.replace("svc-backup", "x\\u001b[2J\\r\\nAPPROVED: \\u202e y"))
                .toList();
        Path file = new Delivered(folder).lines("hostile.jsonl", records);
        String out = Run.latchkey("allowlist", "explain", eventId(records.get(0)), file.toString())
                .out();
        assertThat(out).startsWith("NOT APPROVED: ").doesNotContain("\u001b", "\r", "\nAPPROVED", "\u202e");
    }
}
