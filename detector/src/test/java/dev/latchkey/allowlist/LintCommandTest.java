package dev.latchkey.allowlist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.cli.Run;
import dev.latchkey.detection.allowlist.EntryAttributes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LintCommandTest {

    private static final String ITEM = "{\"pk\":\"ci\",\"principal\":\"" + EntryAttributes.TERRAFORM
            + "\",\"owner\":\"platform\",\"reason\":\"pipelines\",%s}\n";

    @TempDir
    private Path folder = Path.of("never used: JUnit sets it");

    @Test
    void a_clean_file_is_exit_code_0_and_one_line_that_tells_it_from_an_empty_one() throws IOException {
        Run run = lint(ITEM.formatted("\"targets\":\"svc-*\",\"expires\":\"2199-01-01T00:00:00Z\""));
        assertThat(run).isEqualTo(new Run(0, "", "1 entry, 0 errors, 0 warnings\n"));
        assertThat(lint("[]")).isEqualTo(new Run(0, "", "0 entries, 0 errors, 0 warnings\n"));
    }

    @Test
    void what_cannot_be_read_and_what_is_questionable_is_one_line_each_and_exit_code_1() throws IOException {
        Run run = lint(ITEM.formatted("\"networks\":\"here\"")
                + ITEM.replace("\"ci\"", "\"cd\"")
                        .formatted("\"maxPrivilege\":\"ADMIN\",\"expires\":\"2020-01-01T00:00:00Z\""));
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out().lines())
                .containsExactly(
                        "error: " + file() + ": entry ci: networks: here is not a network such as 192.0.2.0/24 or"
                                + " 2001:db8::/32; it approves nothing until that is mended",
                        "error: " + file() + ": entry cd: expired at 2020-01-01T00:00:00Z; remove the entry, or move"
                                + " expires on after a review",
                        "error: " + file() + ": entry cd: maxPrivilege ADMIN without targets; give the names of the"
                                + " identities");
        assertThat(run.err()).isEqualTo("2 entries, 3 errors, 0 warnings\n");
    }

    @Test
    void warnings_alone_are_exit_code_0_and_say_what_to_do() throws IOException {
        Run run = lint(ITEM.formatted("\"targets\":\"svc-*\",\"networks\":\"0.0.0.0/0\""));
        assertThat(run)
                .isEqualTo(new Run(
                        0,
                        "warning: " + file() + ": entry ci: networks bound next to nothing: 0.0.0.0/0; write the"
                                + " networks that the calls leave by\n",
                        "1 entry, 0 errors, 1 warning\n"));
    }

    @Test
    void an_entry_that_covers_nothing_in_the_logs_is_named_and_one_that_does_is_not() throws IOException {
        String terraform = "arn:aws:iam::111122223333:role/ci/terraform-deploy";
        String item = ITEM.formatted("\"accounts\":\"111122223333\"");
        Files.writeString(
                file(), item + item.replace("\"ci\"", "\"tf\"").replace(EntryAttributes.TERRAFORM, terraform));
        Run run = Run.latchkey(
                "allowlist", "lint", file().toString(), "--logs", "../events/benign/terraform-lambda-role");
        assertThat(run.out().lines())
                .containsExactly("warning: " + file() + ": entry ci: it covers nothing in these logs; see that"
                        + " principal has its role's path, or remove the entry");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void two_entries_of_one_name_are_a_problem() throws IOException {
        String item = ITEM.formatted("\"targets\":\"svc-*\"");
        Run run = lint(item + item);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out().lines())
                .hasSize(2)
                .allMatch(line -> line.startsWith("error: " + file() + ": entry ci: pk stands more than once; "));
    }

    @Test
    void hostile_texts_are_cleaned_and_cut_before_they_are_printed() throws IOException {
        Run run = lint(ITEM.replace("\"ci\"", "\"c\\u001b[2Ji\\u202e\\n\"")
                .formatted("\"targets\":\"\",\"stages\":\"" + "x".repeat(10_000) + "\""));
        assertThat(run.out()).hasSizeLessThan(600).contains(": entry c [2Ji");
        assertThat(run.out().strip().chars()).noneMatch(Character::isISOControl);
    }

    @Test
    void wrong_usage_and_a_missing_file_are_exit_code_2() {
        assertThat(Run.latchkey("allowlist", "lint").exitCode()).isEqualTo(2);
        assertThat(Run.latchkey("allowlist").exitCode()).isEqualTo(2);
        Run missing =
                Run.latchkey("allowlist", "lint", folder.resolve("missing.json").toString());
        assertThat(missing.exitCode()).isEqualTo(2);
        assertThat(missing.err()).contains("missing.json cannot be read: no such file");
    }

    private Run lint(String content) throws IOException {
        Files.writeString(file(), content);
        return Run.latchkey("allowlist", "lint", file().toString());
    }

    private Path file() {
        return folder.resolve("allow.json");
    }
}
