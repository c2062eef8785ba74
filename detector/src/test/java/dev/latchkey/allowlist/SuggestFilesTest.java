package dev.latchkey.allowlist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The file beside which a proposal is put, and the one into which it is written. */
class SuggestFilesTest extends SuggestCase {

    @Test
    void against_the_last_file_owner_and_reason_stay_where_the_bounds_did() throws IOException {
        Path last = Files.writeString(
                folder.resolve("last.json"),
                filled(suggest(logs("logs.jsonl", 1, 5)).out())
                        .replace(
                                "\"entries\" : [",
                                "\"entries\" : ["
                                        + " {\"pk\":\"by-hand\",\"principal\":\"*\",\"owner\":\"o\",\"reason\":\"r\"},"));
        Run same = suggest(logs("more.jsonl", 1, 7), "--against", last.toString());
        assertThat(same.out()).contains("\"owner\" : \"platform\"").doesNotContain("FILL IN");
        assertThat(same.err()).contains("is as it was, but for its end", "- by-hand is in the last file only");
        List<String> moved = records(1, 5).stream()
                .map(record -> record.replace("198.51.100.7", "203.0.113.7"))
                .toList();
        Run changed = suggest(Files.write(folder.resolve("moved.jsonl"), moved), "--against", last.toString());
        assertThat(changed.out()).contains("\"owner\" : \"FILL IN\"").doesNotContain("platform");
        assertThat(changed.err())
                .contains("has other bounds: owner and reason anew")
                .contains("networks: [\"198.51.100.7/32\"] -> [\"203.0.113.7/32\"]");
    }

    @Test
    void against_a_last_file_that_says_the_same_in_other_words_nothing_has_changed() throws IOException {
        Path logs = logs("logs.jsonl", 1, 5);
        String other = suggest(logs)
                .out()
                .replace("FILL IN", "platform")
                .replace("\"maxPrivilege\" : \"LIMITED\",", "\"selfService\" : false,")
                .replace("\"198.51.100.7/32\"", "\"198.51.100.7\"")
                .replaceFirst("\"accounts\" : \\[\\s*(\"[0-9]+\")\\s*]", "\"accounts\" : $1");
        Path last = Files.writeString(folder.resolve("last.json"), other);
        Run run = suggest(logs, "--against", last.toString());
        assertThat(run.err()).contains("SINCE THE LAST FILE\n  nothing changed");
        assertThat(run.out()).contains("\"owner\" : \"platform\"").doesNotContain("FILL IN");
    }

    @Test
    void what_cannot_be_compared_with_is_wrong_usage() throws IOException {
        Path logs = logs("logs.jsonl", 1, 5);
        Path broken = Files.writeString(folder.resolve("broken.json"), "{\"entries\":[");
        Run against = suggest(logs, "--against", broken.toString());
        assertThat(against.exitCode()).isEqualTo(2);
        assertThat(against.err()).contains("--against: " + broken + ": not JSON from line 1");
        assertThat(against.out()).isEmpty();
    }

    @Test
    void where_nothing_can_be_written_nothing_is_read() throws IOException {
        Path logs = logs("logs.jsonl", 1, 5);
        for (Path out : List.of(folder, folder.resolve("missing/out.json"))) {
            Run run = suggest(logs, "--out", out.toString());
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).contains("--out: " + out).doesNotContain("records");
        }
    }

    @Test
    void no_proposal_takes_the_place_of_what_is_read_but_of_the_last_file() throws IOException {
        Path logs = logs("logs.jsonl", 1, 5);
        Path entries = Files.writeString(folder.resolve("entries.json"), "{\"entries\":[]}");
        for (Run run : List.of(
                suggest(logs, "--out", logs.toString()),
                suggest(logs, "--out", entries.toString(), "--allowlist", entries.toString()))) {
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).contains("--out: ", " is itself read, and would be overwritten");
        }
        assertThat(logs).content().contains("eventID");
        assertThat(entries).content().isEqualTo("{\"entries\":[]}");
        suggest(logs, "--out", entries.toString(), "--against", entries.toString());
        assertThat(entries).content().contains("FILL IN");
    }

    @Test
    void of_a_folder_that_is_read_no_log_is_replaced_but_an_older_proposal_is() throws IOException {
        Path logs = logs("logs.json", 1, 5);
        Run refused = suggest(folder, "--out", logs.toString());
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("--out: " + logs + " is itself read, and would be overwritten");
        assertThat(logs).content().contains("eventID");
        Path proposal = folder.resolve("proposal.json");
        for (String older : List.of("{\"entries\":[]}", suggest(logs).out())) {
            Files.writeString(proposal, older);
            assertThat(suggest(folder, "--out", proposal.toString()).exitCode()).isZero();
            assertThat(proposal).content().contains("FILL IN");
        }
    }

    @Test
    void out_takes_the_place_of_standard_output() throws IOException {
        Path out = folder.resolve("out.json");
        Run run = suggest(logs("logs.jsonl", 1, 5), "--out", out.toString());
        assertThat(run.out()).isEmpty();
        assertThat(out)
                .content()
                .isEqualTo(suggest(folder.resolve("logs.jsonl")).out());
    }
}
