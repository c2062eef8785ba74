package dev.latchkey.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who held a policy, or sat in a group, before the records, as the file of {@code --iam} shows it. */
class HeldBeforeSnapshotTest {

    private static final Path SCENARIO = Path.of("../events/malicious/old-holders-gain");

    @TempDir
    private Path folder = Path.of("never used: JUnit sets it");

    @Test
    void whoever_was_made_after_the_change_gained_nothing_by_it() throws IOException {
        String account = account();
        assertThat(found(account, records())).containsExactly("HIGH dana", "MEDIUM pat");
        assertThat(found(account.replace("2021-02-01T09:00:00", "2026-07-08T04:11:00"), records()))
                .containsExactly("MEDIUM pat");
    }

    @Test
    void a_group_is_known_by_the_name_that_it_has_now_and_was_changed_by_the_one_that_it_had_then() throws IOException {
        List<String> renamed = new ArrayList<>(records());
        renamed.add(renamed.get(2)
                .replace("AttachGroupPolicy", "UpdateGroup")
                .replaceFirst(
                        "\"requestParameters\":\\{[^}]*}",
                        "\"requestParameters\":{\"groupName\":\"testers\",\"newGroupName\":\"crew\"}")
                .replace("T05:00", "T06:00")
                .replaceFirst("\"eventID\":\"....", "\"eventID\":\"0000"));
        assertThat(found(account().replace("\"testers\"", "\"crew\"").replace("group/testers", "group/crew"), renamed))
                .containsExactly("HIGH dana", "MEDIUM pat");
    }

    @Test
    void what_was_held_before_has_no_row_of_its_own() throws IOException {
        String csv = Run.latchkey(
                        "replay", "--csv", "--iam", file("account.json", account()), file("r.jsonl", records()))
                .out();
        assertThat(csv).doesNotContain("04:09:59", "#POLICY#", "#GROUP#");
        String ocsf = Run.latchkey(
                        "replay", "--format", "ocsf", "--iam", file("a.json", account()), file("r.jsonl", records()))
                .out();
        assertThat(ocsf).contains("already held").doesNotContain("04:09:59", "#POLICY#");
    }

    private List<String> found(String account, List<String> records) throws IOException {
        return Run.latchkey("replay", "--iam", file("account.json", account), file("r.jsonl", records))
                .out()
                .lines()
                .filter(line -> line.matches("(HIGH|MEDIUM|LOW)  .*"))
                .map(line -> line.replaceFirst("  .*IAM user ", " ").replaceFirst(":.*", ""))
                .toList();
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private String file(String name, List<String> lines) throws IOException {
        return new Delivered(folder).lines(name, lines).toString();
    }

    private static String account() throws IOException {
        return Files.readString(SCENARIO.resolve("account.json"));
    }

    private static List<String> records() throws IOException {
        return Files.readAllLines(SCENARIO.resolve("events.jsonl"));
    }
}
