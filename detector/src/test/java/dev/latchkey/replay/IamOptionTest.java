package dev.latchkey.replay;

import static dev.latchkey.replay.AccountFileTest.DETAILS;
import static dev.latchkey.replay.AccountFileTest.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a replay says with the file of an account, and of one that it cannot use. */
class IamOptionTest {

    @TempDir
    private Path folder = Path.of("never used: JUnit sets it");

    @ParameterizedTest
    @ValueSource(strings = {"", " \n\n"})
    void a_file_with_nothing_in_it_is_wrong_usage(String nothing) throws IOException {
        Run run = Run.latchkey("replay", "--iam", file(nothing).toString(), "../events");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--iam: ", "iam.json cannot be read: nothing in it");
    }

    @Test
    void replay_goes_on_with_a_file_that_is_cut_off() throws IOException {
        Path iam = file(DETAILS.replaceFirst("\\{", "{\"IsTruncated\":true,"));
        Run run = Run.latchkey("replay", "--iam", iam.toString(), Delivered.MALICIOUS.toString());
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).containsOnlyOnce("latchkey: " + iam + ": cut off").doesNotContain("...");
    }

    @Test
    void replay_says_existing_and_knows_the_level_only_with_it() throws IOException {
        Path opened = folder.resolve("opened.jsonl");
        String record = Files.readString(Path.of("../events/malicious/unknown-role-opened-to-anyone/events.jsonl"));
        Files.writeString(opened, record);
        String name = record.replaceFirst("(?s).*\"roleName\":\"([^\"]+)\".*", "$1");
        Path iam = file(DETAILS.replace(HOME + "user/team/Old", HOME + "role/" + name));
        Run without = Run.latchkey("replay", opened.toString());
        assertThat(without.out()).contains("MEDIUM  IAM role " + name);
        Run with = Run.latchkey("replay", "--iam", iam.toString(), opened.toString());
        assertThat(with.out()).contains("HIGH  Existing IAM role " + name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "ocsf", "summary"})
    void whoever_is_existing_is_not_said_to_have_a_creation_that_was_not_seen(String format) throws IOException {
        Path woken = Path.of("../events/malicious/reactivated-key/events.jsonl");
        Path iam = file(DETAILS.replace("user/team/Old", "user/legacy-etl"));
        Run run = Run.latchkey("replay", "--iam", iam.toString(), "--format", format, woken.toString());
        assertThat(run.out()).contains("legacy-etl", "created 2019-05-01").doesNotContain("not seen");
        Run html = Run.latchkey(
                "replay",
                "--iam",
                iam.toString(),
                "--html",
                folder.resolve("r.html").toString(),
                woken.toString());
        assertThat(html.exitCode()).as(html.err()).isZero();
        assertThat(folder.resolve("r.html"))
                .content()
                .contains("created 2019-05-01")
                .doesNotContain("not seen");
    }

    @Test
    void a_missing_file_is_wrong_usage() {
        Run run = Run.latchkey("replay", "--iam", folder.resolve("none").toString(), "../events");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--iam: ").contains("no such file");
    }

    private Path file(String details) throws IOException {
        return Files.writeString(folder.resolve("iam.json"), details);
    }
}
