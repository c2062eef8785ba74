package dev.latchkey.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.cli.Run;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayCommandTest {

    private static final Path MALICIOUS = Path.of("../events/malicious/user-admin-key/events.jsonl");
    private static final String HIGH = "HIGH  New IAM user svc-backup: powerful rights and a credential";

    @TempDir
    private Path folder = Path.of("never used: JUnit sets it");

    @Test
    void answers_that_are_not_the_last_are_counted() throws IOException {
        String record = Files.readAllLines(MALICIOUS).get(0).replace("\"", "\\\"");
        String answer = "{\"events\":[{\"message\":\"" + record + "\"}]%s}";
        Files.writeString(folder.resolve("1.json"), answer.formatted(",\"nextToken\":\"n\""));
        Files.writeString(folder.resolve("2.json"), answer.formatted(""));
        assertThat(Run.latchkey("replay", folder.toString()).err())
                .contains("2 files (1 with a NextToken: is the answer behind it there?), 2 records, ");
    }

    @Test
    void the_folder_of_events_gives_the_malicious_finding_and_nothing_for_a_workers_role() {
        Run run = Run.latchkey("replay", "../events");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("analytic AN0900").containsOnlyOnce(HIGH);
        assertThat(run.out()).doesNotContain("invoice-worker");
        assertThat(run.err()).contains("without CloudTrail records left out").contains(" 0 malformed; ");
    }

    @Test
    void ocsf_is_one_compact_finding_a_line_and_nothing_else() {
        Run run = Run.latchkey("replay", "--format", "ocsf", MALICIOUS.toString());
        assertThat(run.out().lines()).hasSize(1).allMatch(line -> line.startsWith("{\"activity_id\":1"));
    }

    @Test
    void logs_as_aws_delivers_them_are_read_plain_and_gzipped() throws IOException {
        String delivered = "{\"Records\":[" + String.join(",", records()) + "]}";
        assertFound(file("plain.json", delivered));
        assertFound(gzip("trail.json.gz", delivered));
    }

    @Test
    void envelopes_pretty_documents_and_arrays_are_read() throws IOException {
        String envelopes = records().stream()
                .map(record -> "{\"detail-type\":\"AWS API Call via CloudTrail\",\n \"detail\":" + record + "}\n")
                .collect(Collectors.joining());
        assertFound(file("envelopes.json", envelopes));
        assertFound(file("array.json", "[\n" + String.join(",\n", records()) + "\n]"));
    }

    @Test
    void a_chain_is_found_across_files() throws IOException {
        int number = 0;
        for (String record : records()) {
            file("part-" + number++ + ".json", record);
        }
        assertFound(folder);
    }

    @Test
    void a_mistyped_path_is_wrong_usage_before_the_others_are_judged() {
        Run run = Run.latchkey(
                "replay", MALICIOUS.toString(), folder.resolve("Awslogs").toString());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("no such file or folder: ").contains("Awslogs");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void a_bad_line_costs_only_itself_and_is_named_by_file_record_and_reason() throws IOException {
        for (int at = 0; at <= 3; at++) {
            List<String> lines = new ArrayList<>(records());
            lines.add(at, "{\"eventSource\": oops");
            Run run = Run.latchkey(
                    "replay", file("lines.jsonl", String.join("\n", lines)).toString());
            assertThat(run.out()).contains(HIGH);
            assertThat(run.err())
                    .contains("lines.jsonl: record " + (at + 1) + ": not JSON")
                    .contains(" 1 malformed");
        }
    }

    @Test
    void a_record_of_ours_that_lacks_its_time_is_named_and_the_rest_goes_on() throws IOException {
        List<String> lines = new ArrayList<>(records());
        lines.add(1, records().get(0).replace("\"eventTime\"", "\"eventTim\""));
        Run run = Run.latchkey(
                "replay", file("lines.jsonl", String.join("\n", lines)).toString());
        assertThat(run.out()).contains(HIGH);
        assertThat(run.err()).contains("lines.jsonl: record 2: not a CloudTrail record: no eventTime");
    }

    @Test
    void a_truncated_gzip_gives_what_it_has_and_is_named() throws IOException {
        Path whole = gzip("whole.json.gz", String.join("\n", records()));
        byte[] bytes = Files.readAllBytes(whole);
        Path cut = folder.resolve("cut.json.gz");
        Files.write(cut, Arrays.copyOf(bytes, bytes.length - 9));
        Run run = Run.latchkey("replay", cut.toString());
        assertThat(run.err()).containsPattern("cut.json.gz: cannot be read after record \\d+: it is cut off");
    }

    @Test
    void nothing_readable_is_exit_code_1() throws IOException {
        Run other = Run.latchkey(
                "replay", file("other.json", "{\"class_uid\":2004}").toString());
        assertThat(other.exitCode()).isEqualTo(1);
        assertThat(other.err()).contains("no CloudTrail record in the paths given");
    }

    /** Who has everything told without his entries would take the entries for wrong. */
    @ParameterizedTest
    @ValueSource(strings = {"entries:\n  - pk: ci\n", "", "[1]"})
    void an_allowlist_in_which_no_entry_can_be_made_out_is_wrong_usage(String content) throws IOException {
        Path list = file("list.yaml", content);
        Run run = Run.latchkey("replay", "--allowlist", list.toString(), "../events");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("latchkey: --allowlist: " + list + ": ")
                .doesNotContain("records");
    }

    @Test
    void standard_input_is_named_as_what_it_is() {
        Run run = Run.latchkey("replay", "-");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("standard input is /dev/stdin");
    }

    @Test
    void wrong_usage_is_exit_code_2() {
        assertThat(Run.latchkey("replay").exitCode()).isEqualTo(2);
        assertThat(Run.latchkey("replay", "--format", "xml", "../events").exitCode())
                .isEqualTo(2);
    }

    @Test
    void fail_on_gives_3_at_that_severity_and_0_above_what_was_found() {
        assertThat(Run.latchkey("replay", "--fail-on", "high", MALICIOUS.toString())
                        .exitCode())
                .isEqualTo(3);
        assertThat(Run.latchkey("replay", "--fail-on", "critical", MALICIOUS.toString())
                        .exitCode())
                .isZero();
    }

    private void assertFound(Path path) {
        Run run = Run.latchkey("replay", path.toString());
        assertThat(run.out()).as("%s: %s", path, run.err()).containsOnlyOnce(HIGH);
        assertThat(run.exitCode()).isZero();
    }

    private static List<String> records() throws IOException {
        return Files.readAllLines(MALICIOUS);
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private Path gzip(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }
}
