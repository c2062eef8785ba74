package dev.latchkey.allowlist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latchkey.cli.Run;
import dev.latchkey.replay.Delivered;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person has looked at is named as it was then, and not as it has become. */
class LookedAtOptionTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int HIGH = 9;
    private static final String CREATION = "%08x-1111-4222-8333-000000000001";

    @TempDir
    private Path folder = Path.of("never used: JUnit sets it");

    @Test
    void the_report_shows_what_was_taken_for_business_as_it_is_now() throws IOException {
        Path logs = Files.write(
                folder.resolve("tool.jsonl"),
                Delivered.records(HIGH).stream()
                        .map(record -> record.replace("aws-cli/2", "pacu\\u001b[2J/2"))
                        .toList());
        String uid = uid(logs);
        Run run = suggest(logs, uid.substring(0, 8) + ":critical");
        assertThat(run.exitCode()).isZero();
        assertThat(run.err())
                .containsSubsequence(
                        "LOOKED AT\n",
                        "  " + uid.substring(0, 8)
                                + ": Critical, last seen 2026-04-10T02:12:40Z, would not be approved\n",
                        "    user-9 at 2026-04-10T02:11:07Z\n",
                        "    new IAM user, powerful rights and a credential: High\n",
                        "    a known attack tool: CreateUser with user agent pacu [2J/2",
                        "STILL ALERTED")
                .doesNotContain("\u001b");
    }

    @Test
    void what_was_looked_at_when_it_was_worse_still_counts() throws IOException {
        assertThat(suggest(logs(HIGH), uid(logs(HIGH)) + ":Critical").exitCode())
                .isZero();
    }

    @Test
    void what_has_risen_since_must_be_looked_at_again() throws IOException {
        List<String> all = Delivered.records(HIGH);
        Path early = Files.write(
                folder.resolve("early.jsonl"),
                all.stream().filter(it -> !it.contains("AttachUserPolicy")).toList());
        String uid = uid(early);
        assertThat(suggest(early, uid + ":low").exitCode()).isZero();
        assertThat(refused(logs(HIGH), uid + ":low"))
                .contains("--looked-at: " + uid + ": it was Low, and is High now, last seen 2026-04-10T02:12:40Z."
                        + " Look again, and if it is business write " + uid + ":high");
    }

    @Test
    void a_finding_without_its_severity_is_refused_with_what_to_write() throws IOException {
        String name = uid(logs(HIGH)).substring(0, 8);
        assertThat(refused(logs(HIGH), name))
                .contains("--looked-at: " + name + ": say how severe it was when you looked, as " + name + ":high."
                        + " It is High now, last seen 2026-04-10T02:12:40Z");
        assertThat(refused(logs(HIGH), name + ":hihg"))
                .contains("--looked-at: " + name + ": no severity: hihg. Write informational, low, medium, high or"
                        + " critical");
    }

    @Test
    void a_name_of_no_finding_is_refused() throws IOException {
        for (String name :
                List.of("0123456789:high", uid(logs(HIGH)).substring(0, 7) + ":high", ":high", "x\u001b:low")) {
            assertThat(refused(logs(HIGH), name))
                    .contains("--looked-at: no such finding in these paths:")
                    .doesNotContain("\u001b");
        }
    }

    @Test
    void a_finding_that_another_has_superseded_is_not_named_by_its_older_number() throws IOException {
        List<String> all = Delivered.records(HIGH);
        Path late = Files.write(
                folder.resolve("late.jsonl"),
                all.stream().filter(it -> !it.contains("\"CreateUser\"")).toList());
        String older = uid(late);
        assertThat(suggest(late, older + ":high").exitCode()).isZero();
        assertThat(refused(logs(HIGH), older + ":high"))
                .contains("--looked-at: no such finding in these paths: " + older);
    }

    @Test
    void a_beginning_that_several_findings_share_is_refused_with_all_of_them() throws IOException {
        // SHA-256 gives the findings of these two the same first eight characters.
        Path logs = Files.write(
                folder.resolve("twins.jsonl"),
                Stream.concat(
                                created(1, "0a4c1f01-0000-4000-8000-000000019499"),
                                created(2, "0a4c1f01-0000-4000-8000-00000001a079"))
                        .toList());
        List<String> uids = uids(logs);
        assertThat(uids).hasSize(2).allMatch(uid -> uid.startsWith("bd05ab64"));
        assertThat(refused(logs, "bd05ab64:high"))
                .contains("--looked-at: bd05ab64: 2 findings begin so, write more of the one that you mean: ")
                .contains(uids.get(0) + " (High, user-1)", uids.get(1) + " (High, user-2)");
        assertThat(suggest(logs, uids.get(1) + ":high").err())
                .contains("    user-2 at")
                .doesNotContain("    user-1 at");
    }

    private static Stream<String> created(int number, String eventId) {
        return Delivered.records(number).stream().map(record -> record.replace(CREATION.formatted(number), eventId));
    }

    private static String refused(Path logs, String name) {
        Run run = suggest(logs, name);
        assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        return run.err();
    }

    private static Run suggest(Path logs, String lookedAt) {
        return Run.latchkey("allowlist", "suggest", "--looked-at", lookedAt, logs.toString());
    }

    private static String uid(Path logs) throws IOException {
        return uids(logs).get(0);
    }

    private static List<String> uids(Path logs) throws IOException {
        List<String> uids = new ArrayList<>();
        Run run = Run.latchkey("replay", "--format", "ocsf", "--min-severity", "low", logs.toString());
        for (String line : run.out().lines().toList()) {
            uids.add(JSON.readTree(line).at("/finding_info/uid").textValue());
        }
        return uids;
    }

    private Path logs(int number) throws IOException {
        return Files.write(folder.resolve("logs.jsonl"), Delivered.records(number));
    }
}
