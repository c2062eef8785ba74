package dev.latchkey.allowlist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.cli.Run;
import dev.latchkey.replay.Delivered;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuggestCommandTest {

    @TempDir
    private Path folder = Path.of("never used: JUnit sets it");

    @Test
    void the_proposal_is_a_file_that_lint_refuses_until_it_is_filled_in_and_that_then_approves() throws IOException {
        Path logs = logs("logs.jsonl", 1, 5);
        Run run = suggest(logs);
        assertThat(run.exitCode()).isZero();
        Path file = Files.writeString(folder.resolve("allow.json"), run.out());
        Run unfilled = Run.latchkey("allowlist", "lint", file.toString());
        assertThat(unfilled.exitCode()).isEqualTo(1);
        assertThat(unfilled.out()).contains("owner is not filled in: FILL IN");
        assertThat(alerts(logs, file)).isEqualTo(4);
        Files.writeString(file, filled(run.out()));
        assertThat(Run.latchkey("allowlist", "lint", file.toString())).isEqualTo(new Run(0, "", ""));
        assertThat(alerts(logs, file)).isZero();
        assertThat(suggest(logs, "--allowlist", file.toString()).out().replaceAll("\\s", ""))
                .isEqualTo("{\"entries\":[]}");
    }

    @Test
    void an_entry_that_is_not_filled_in_is_refused_by_push_and_named_by_replay() throws IOException {
        Path logs = logs("logs.jsonl", 1, 5);
        Path file =
                Files.writeString(folder.resolve("allow.json"), suggest(logs).out());
        Run push = Run.latchkey("allowlist", "push", "--table", "none", "--file", file.toString());
        assertThat(push.exitCode()).isEqualTo(1);
        assertThat(push.err()).contains("owner is not filled in: FILL IN");
        assertThat(Run.latchkey("replay", "--allowlist", file.toString(), logs.toString())
                        .err())
                .contains("owner is not filled in: FILL IN");
    }

    @Test
    void the_same_history_gives_the_same_bytes_in_any_order_and_told_twice() throws IOException {
        List<String> records = records(1, 9);
        Path once = Files.write(folder.resolve("once.jsonl"), records);
        List<String> twice = new ArrayList<>(records);
        twice.addAll(records);
        Collections.reverse(twice);
        Path again = Files.write(folder.resolve("again.jsonl"), twice);
        assertThat(suggest(again).out()).isEqualTo(suggest(once).out()).contains("\"user-*\"");
    }

    @Test
    void the_report_says_what_an_entry_would_do_and_what_it_would_not() throws IOException {
        List<String> records = records(1, 5);
        records(7, 8).forEach(record -> records.add(record.replace("198.51.100.7", "203.0.113.7")));
        String report =
                suggest(Files.write(folder.resolve("logs.jsonl"), records)).err();
        assertThat(report)
                .containsSubsequence(
                        "PROPOSED",
                        "developer-users-",
                        "would approve 4 chains, save 4 alerts",
                        "STILL TOLD",
                        "role/teams/Developer, users in 111122223333: 1 alert\n",
                        "    1, first user-7 at 2026-04-08T02:11:07Z: not usual: network 203.0.113.7/32\n",
                        "      you can: ask the caller; ",
                        "TOTAL",
                        "alerts at Medium or more: 5 without them, 1 with them (4 saved, 1 made worse");
    }

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
    void where_nothing_can_be_written_nothing_is_read() throws IOException {
        Path logs = logs("logs.jsonl", 1, 5);
        for (Path out : List.of(folder, folder.resolve("missing/out.json"))) {
            Run run = suggest(logs, "--out", out.toString());
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).contains("--out: " + out).doesNotContain("records");
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

    @Test
    void nothing_to_propose_is_an_empty_list_that_is_said_and_exit_code_0() throws IOException {
        Run run = suggest(logs("logs.jsonl", 1, 3));
        assertThat(run.exitCode()).isZero();
        assertThat(run.out().replaceAll("\\s", "")).isEqualTo("{\"entries\":[]}");
        assertThat(run.err()).contains("PROPOSED\n  nothing", "seen too seldom: by each caller fewer than 3 chains");
    }

    @Test
    void no_logs_and_wrong_usage_have_their_exit_codes() throws IOException {
        assertThat(Run.latchkey("allowlist", "suggest").exitCode()).isEqualTo(2);
        assertThat(suggest(folder.resolve("missing")).exitCode()).isEqualTo(2);
        Path empty = Files.writeString(folder.resolve("empty.json"), "{}");
        assertThat(suggest(empty).exitCode()).isEqualTo(1);
        Run one = suggest(logs("logs.jsonl", 1, 5), "--min-chains", "1");
        assertThat(one.exitCode()).isEqualTo(2);
        assertThat(one.err()).contains("--min-chains: a single chain is no habit");
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

    private static Run suggest(Path logs, String... options) {
        List<String> arguments = new ArrayList<>(List.of("allowlist", "suggest", logs.toString()));
        arguments.addAll(List.of(options));
        return Run.latchkey(arguments.toArray(String[]::new));
    }

    private Path logs(String name, int from, int to) throws IOException {
        return Files.write(folder.resolve(name), records(from, to));
    }

    /** Users of one caller on as many days; given little, and a key. */
    private static List<String> records(int from, int to) {
        List<String> records = new ArrayList<>();
        for (int number = from; number < to; number++) {
            Delivered.records(number).stream()
                    .map(record -> record.replace("policy/AdministratorAccess", "policy/ReadOnlyAccess"))
                    .forEach(records::add);
        }
        return records;
    }

    private static String filled(String proposal) {
        return proposal.replace("FILL IN", "platform").replace("\"2026-", "\"2199-");
    }

    private static long alerts(Path logs, Path allowlist) {
        return Run.latchkey(
                        "replay",
                        "--format",
                        "ocsf",
                        "--min-severity",
                        "medium",
                        "--allowlist",
                        allowlist.toString(),
                        logs.toString())
                .out()
                .lines()
                .count();
    }
}
