package dev.latchkey.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.cli.Run;
import dev.latchkey.detection.allowlist.Allowlist;
import dev.latchkey.detection.allowlist.AllowlistEntry;
import dev.latchkey.detection.chain.Account;
import dev.latchkey.detection.digest.IdentityRecord;
import dev.latchkey.detection.verdict.Countries;
import dev.latchkey.detection.verdict.Severity;
import dev.latchkey.detection.verdict.Tuning;
import dev.latchkey.terminal.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Help.Ansi;

class SummaryTest {

    private static final Path BENIGN = Path.of("../events/benign/terraform-lambda-role/events.jsonl");

    @TempDir
    private Path folder = Path.of("never used: JUnit sets it");

    @Test
    void the_table_says_who_was_made_by_whom_and_what_followed() {
        Run run = Run.latchkey("replay", "--format", "summary", "../events");
        assertThat(run.out().lines().map(String::stripTrailing))
                .anySatisfy(line -> assertThat(line)
                        .startsWith("2026-03-14  user svc-backup")
                        .contains("arn:aws:sts::111122223333:assumed-role/", "02:11:52 arn:aws:iam::aws:policy/")
                        .endsWith("  High"));
        assertThat(run.out())
                .contains("from 198.51.100.7", "by CLI", "02:12:40 access key AKIASVCBACKUPEXAMPLE")
                .containsSubsequence("user svc-backup", "role invoice-worker", "Informational", "(listed)");
    }

    @Test
    void nothing_is_wider_than_the_terminal_and_colour_takes_no_room() {
        Terminal narrow = new Terminal(Ansi.ON, false, 72);
        String table =
                Run.on(narrow, "replay", "--format", "summary", "../events").out();
        assertThat(table).contains("\u001b[");
        assertThat(table.replaceAll("\u001b\\[[0-9;]*m", "").lines()).allMatch(line -> line.length() <= 72);
    }

    @Test
    void approved_and_unrelated_ones_are_listed_too() throws IOException {
        String grant = Delivered.records().get(2);
        String lonely = grant.replace("AttachUserPolicy", "CreateUser").replace("svc-backup", "lonely");
        Path file = new Delivered(folder).lines("lonely.jsonl", List.of(lonely));
        AllowlistEntry entry = AllowlistEntry.of(
                Map.of("pk", "tf", "principal", "arn:aws:iam::*:role/*", "owner", "ops", "reason", "deploys"));
        Allowlist allowlist = () -> new Allowlist.Entries(List.of(entry), List.of());
        Replay replay = new Replay(
                Tuning.DEFAULT.withTellFrom(Severity.INFORMATIONAL),
                Account.NOT_ASKED,
                allowlist,
                Countries.NOT_ASKED,
                Judged.ALWAYS);
        replay.read(List.of(BENIGN, file), 1, Progress.SILENT, problem -> {});
        StringWriter out = new StringWriter();
        Format.SUMMARY.print(
                new Format.Concluded(replay.conclusions().verdicts(), List::of, Severity.LOW),
                Terminal.NONE,
                new PrintWriter(out, true));
        assertThat(out.toString())
                .containsSubsequence("user lonely", "Unrelated", "role invoice-worker", "Approved by tf");
        assertThat(SummaryCsvTest.cells(SummaryCsv.of(replay.conclusions().verdicts().stream()
                        .map(IdentityRecord::of)
                        .toList())))
                .extracting(row -> row.get("verdict") + "/" + row.get("severity") + "/" + row.get("approved_by"))
                .containsExactly("Unrelated//", "Approved//tf");
    }

    @Test
    void an_identity_without_a_creation_is_listed_if_it_has_a_finding() throws IOException {
        List<String> withoutCreation =
                List.of(Delivered.records().get(0), Delivered.records().get(2));
        Path file = new Delivered(folder).lines("pair.jsonl", withoutCreation);
        assertThat(Run.latchkey("replay", "--format", "summary", file.toString())
                        .out())
                .containsSubsequence("user svc-backup", "Medium", "creation not seen");
    }

    @Test
    void of_one_armed_long_after_its_creation_it_says_when_that_was() throws IOException {
        String path = "../events/malicious/created-earlier-armed-30-hours-later";
        assertThat(Run.latchkey("replay", "--format", "summary", path).out())
                .containsSubsequence("user svc-reserve", "Medium", "created 2026-03-16")
                .doesNotContain("not seen");
        assertThat(SummaryCsvTest.cells(Run.latchkey("replay", "--csv", path).out()))
                .extracting(row -> row.get("creation_seen") + " " + row.get("case"))
                .containsExactly(
                        "true ",
                        "false powerful rights and a credential; created 2026-03-16 09:12 UTC by"
                                + " arn:aws:sts::111122223333:assumed-role/Developer/carol, before this");
        assertThat(SummaryCsvTest.cells(Run.latchkey("replay", "--csv", path).out()))
                .extracting(row -> row.get("case_id"))
                .containsExactly("", "POWERFUL_KEYED");
    }

    @Test
    void a_hostile_name_stays_in_its_cell() throws IOException {
        String name = "=cmd|x,\\\"y\\r\\nnext\\u001b[31m@|red z|@";
        List<String> records = Delivered.records().stream()
                .map(record -> record.replace("svc-backup", name))
                .toList();
        Path file = new Delivered(folder).lines("hostile.jsonl", records);
        String csv = Run.latchkey("replay", "--csv", file.toString()).out();
        assertThat(SummaryCsvTest.cells(csv))
                .hasSize(1)
                .first()
                .satisfies(row -> assertThat(row)
                        .containsEntry("identity", "'=cmd|x,\"y next [31m@|red z|@")
                        .containsEntry("severity", "High"));
        Terminal terminal = new Terminal(Ansi.ON, false, 160);
        assertThat(Run.on(terminal, "replay", "--format", "summary", file.toString())
                        .out())
                .doesNotContain("\u001b[31mz", "\r", "\nnext")
                .containsSubsequence("@|red", "z|@");
    }
}
