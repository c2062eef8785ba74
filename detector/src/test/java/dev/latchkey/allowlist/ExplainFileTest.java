package dev.latchkey.allowlist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.latchkey.cli.Run;
import dev.latchkey.replay.Delivered;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code allowlist explain} of what lies in a file, as it was delivered. */
class ExplainFileTest {

    private static final Path LOGS = Delivered.MALICIOUS;
    private static final String ANSWER = "NOT APPROVED: no entry covers 3 of 3 steps of new IAM user svc-backup; ";

    @TempDir
    private Path folder = Path.of("never used: JUnit sets it");

    @Test
    void a_finding_as_it_was_delivered_is_explained_by_its_number() throws IOException {
        String finding =
                Run.latchkey("replay", "--format", "ocsf", LOGS.toString()).out();
        assertThat(explain(finding).out()).startsWith(ANSWER);
    }

    @Test
    void a_record_an_envelope_and_a_log_file_are_explained_and_a_chain_once() throws IOException {
        List<String> records = Delivered.records();
        String expected = explain(records.get(0)).out();
        assertThat(expected).startsWith(ANSWER);
        assertThat(explain("{\"detail\":" + records.get(1) + "}").out()).isEqualTo(expected);
        assertThat(explain("{\"Records\":[" + String.join(",", records) + "]}").out())
                .isEqualTo(expected);
        assertThat(explain(String.join("\n", records)).out()).isEqualTo(expected);
        assertThat(explain("[" + String.join(",", records) + "]").out()).isEqualTo(expected);
    }

    @Test
    void so_is_a_record_that_another_tool_hands_out() throws IOException {
        String record = Delivered.records().get(0);
        String expected = explain(record).out();
        String text = TextNode.valueOf(record).toString();
        assertThat(explain("{\"events\":[{\"message\":" + text + "}]}").out()).isEqualTo(expected);
        assertThat(explain("{\"QueryResultRows\":[[{\"eventJson\":" + text + "}]]}")
                        .out())
                .isEqualTo(expected);
        assertThat(explain("2026-03-14T02:11:07.000Z " + record).out()).isEqualTo(expected);
    }

    @Test
    void a_record_of_a_service_that_nobody_watches_is_one_too() throws IOException {
        Run run = explain("{\"eventSource\":\"ec2.amazonaws.com\",\"eventName\":\"RunInstances\",\"eventID\":\"e-1\"}");
        assertThat(run.err()).contains("no such event, finding, user or role");
    }

    @Test
    void a_file_of_something_else_is_wrong_usage() throws IOException {
        Run run = explain("{\"a\":1}");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("asked.json holds neither a record of CloudTrail nor a finding");
        assertThat(explain("{\"eventID\":").exitCode()).isEqualTo(2);
        assertThat(explain("").exitCode()).isEqualTo(2);
    }

    @Test
    void an_event_of_another_history_is_not_found() throws IOException {
        Run run = explain(Delivered.records(1).get(0));
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("no such event, finding, user or role");
    }

    private Run explain(String content) throws IOException {
        Path file = Files.writeString(folder.resolve("asked.json"), content);
        return Run.latchkey("allowlist", "explain", file.toString(), LOGS.toString());
    }
}
