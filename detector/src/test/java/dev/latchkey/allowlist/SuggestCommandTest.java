package dev.latchkey.allowlist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestCommandTest extends SuggestCase {

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
        assertThat(Run.latchkey("allowlist", "lint", file.toString()))
                .isEqualTo(new Run(0, "", "1 entry, 0 errors, 0 warnings\n"));
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
                        "STILL ALERTED",
                        "role/teams/Developer, users in 111122223333: 1 alert\n",
                        "    1, first user-7 at 2026-04-08T02:11:07Z: not usual: network 203.0.113.7/32\n",
                        "      you can: ask the caller; ",
                        "TOTAL",
                        "alerts at Medium or more: 5 without them, 1 with them (4 saved, 1 made worse");
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
