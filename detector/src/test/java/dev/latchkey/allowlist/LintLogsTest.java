package dev.latchkey.allowlist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code allowlist lint --logs}: which entries cover nothing in a history, judged as it is in the cloud. */
class LintLogsTest {

    private static final Path OPENED = Path.of("../events/malicious/admin-role-opened-to-stranger/events.jsonl");
    private static final String UNUSED = "entry opener: it covers nothing in these logs";

    @TempDir
    private Path folder = Path.of("never used: JUnit sets it");

    private Path list = Path.of("made before each");
    private Path logs = Path.of("made before each");

    @BeforeEach
    void write() throws IOException {
        list = Files.writeString(
                folder.resolve("list.json"),
                "{\"pk\":\"opener\",\"principal\":\"arn:aws:iam::111122223333:role/teams/Developer\",\"operations\":"
                        + "\"UpdateAssumeRolePolicy\",\"owner\":\"o\",\"reason\":\"r\"}");
        logs = Files.write(
                folder.resolve("logs.jsonl"),
                Files.readAllLines(OPENED).stream()
                        .filter(line -> line.contains("UpdateAssumeRolePolicy"))
                        .toList());
    }

    @Test
    void a_role_opened_to_a_stranger_is_a_finding_that_the_entry_is_used_for() {
        Run run = lint("--logs", logs.toString());
        assertThat(run.out()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).startsWith("1 file, 1 record,");
    }

    @Test
    void to_an_own_account_it_is_none_so_that_the_entry_covers_nothing() {
        Run run = lint("--own-accounts", "444455556666", "--logs", logs.toString());
        assertThat(run.out()).contains(UNUSED);
        assertThat(run.exitCode()).isZero();
    }

    /** It makes no finding, but without the entry the digest would show it as approved by nobody. */
    @Test
    void a_key_that_somebody_makes_for_an_old_user_is_a_use_and_one_for_oneself_is_none() throws IOException {
        Files.writeString(list, Files.readString(list).replace("UpdateAssumeRolePolicy", "CreateAccessKey"));
        Files.write(
                logs,
                Files.readAllLines(Path.of("../events/malicious/user-admin-key/events.jsonl")).stream()
                        .filter(line -> line.contains("CreateAccessKey"))
                        .toList());
        assertThat(lint("--logs", logs.toString()).out()).isEmpty();
        Files.writeString(list, Files.readString(list).replace("role/teams/Developer", "user/ken"));
        assertThat(lint("--logs", "../events/benign/own-key/events.jsonl").out())
                .contains(UNUSED);
    }

    @Test
    void a_principal_that_is_in_the_logs_has_not_lost_its_path() {
        Run run = lint("--logs", "../events/malicious/user-admin-key/events.jsonl");
        assertThat(run.out()).contains(UNUSED + "; ask explain why its principal's chains are not covered");
    }

    @Test
    void a_principal_that_has_lost_its_path_is_an_error_that_says_the_role_as_the_logs_have_it() throws IOException {
        Files.writeString(list, Files.readString(list).replace("role/teams/Developer", "role/Developer"));
        Run run = lint("--logs", logs.toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .contains("error: " + list + UNUSED.replace("entry", ": entry") + ", where principal has another path")
                .endsWith("; write arn:aws:iam::111122223333:role/teams/Developer\n");
        Files.writeString(list, Files.readString(list).replace("111122223333", "444455556666"));
        assertThat(lint("--logs", logs.toString()).out())
                .startsWith("warning: ")
                .contains("see that principal has its role's path");
    }

    @Test
    void only_the_period_that_is_asked_for_counts() {
        assertThat(lint("--to", "2026-03-16", "--logs", logs.toString()).out()).isEmpty();
        assertThat(lint("--from", "2026-03-16T10:00:05Z", "--logs", logs.toString())
                        .out())
                .isEmpty();
        assertThat(lint("--from", "2026-03-16T10:00:06Z", "--logs", logs.toString())
                        .out())
                .contains(UNUSED);
    }

    @Test
    void how_logs_are_judged_says_nothing_without_logs() {
        Run run = lint("--own-accounts", "444455556666");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--own-accounts says how logs are judged: give them by --logs PATH");
    }

    @Test
    void logs_without_a_record_prove_no_entry_unused() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty.json"), "{}");
        Run run = lint("--logs", empty.toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("no CloudTrail record in the paths given");
        assertThat(lint("--logs", folder.resolve("missing").toString()).exitCode())
                .isEqualTo(2);
    }

    private Run lint(String... options) {
        List<String> arguments = new ArrayList<>(List.of("allowlist", "lint", list.toString()));
        arguments.addAll(List.of(options));
        return Run.latchkey(arguments.toArray(String[]::new));
    }
}
