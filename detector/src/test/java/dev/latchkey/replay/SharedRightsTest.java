package dev.latchkey.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a policy or a group of before the records came to allow: somebody gained by it, but no record says who. */
class SharedRightsTest {

    private static final Path CHANGED = Path.of("../events/malicious/policy-of-old-holders-changed/events.jsonl");

    @TempDir
    private Path folder = Path.of("never used: JUnit sets it");

    @Test
    void it_is_listed_with_who_changed_it_and_that_nobody_is_known_to_gain() throws IOException {
        assertThat(rows(records()))
                .extracting(row -> row.get("kind") + " " + row.get("rights_level") + " "
                        + String.valueOf(row.get("actor")).replaceFirst(".*/", ""))
                .containsExactly("policy UNKNOWN raynor", "policy ADMIN olga", "group ADMIN nils");
        assertThat(Run.latchkey("replay", "--format", "summary", file(records()).toString())
                        .out())
                .containsSubsequence("Given to identities that were not new", "group testers", "who gained not seen");
    }

    @Test
    void the_page_has_it_too() throws IOException {
        Path page = folder.resolve("page.html");
        Run.latchkey("replay", "--html", page.toString(), file(records()).toString());
        assertThat(Jsoup.parse(Files.readString(page))
                        .select("section:has(#alone) tbody tr")
                        .eachText())
                .hasSize(3)
                .anySatisfy(row -> assertThat(row).contains("group testers", "who gained not seen", "extra (ADMIN"));
    }

    @Test
    void what_allows_little_is_not() throws IOException {
        List<String> limited = records().stream()
                .map(line -> line.replace("AdministratorAccess", "AmazonSESFullAccess"))
                .map(line -> line.replace("\\\"Action\\\": \\\"*\\\"", "\\\"Action\\\": \\\"s3:GetObject\\\""))
                .toList();
        assertThat(rows(limited))
                .extracting(row -> row.get("rights_level"))
                .as("the version whose document no record shows")
                .containsExactly("UNKNOWN");
    }

    @Test
    void of_what_the_records_made_they_also_say_who_holds_it() throws IOException {
        List<String> made = new ArrayList<>(records());
        made.add(0, made.get(3).replace("AttachGroupPolicy", "CreateGroup").replace("T03:4", "T02:4"));
        assertThat(rows(made)).extracting(row -> row.get("kind")).containsExactly("policy", "policy");
    }

    @Test
    void what_came_before_its_name_was_given_away_or_made_again_stays() throws IOException {
        List<String> again = new ArrayList<>(records());
        String later = again.get(3).replace("T03:4", "T04:4").replaceFirst("\"eventID\":\"...", "\"eventID\":\"001");
        again.add(later.replace("AttachGroupPolicy", "CreateGroup"));
        assertThat(rows(again)).extracting(row -> row.get("kind")).containsExactly("policy", "policy", "group");
        again.add(
                4,
                made("UpdateGroup", "\"groupName\":\"testers\",\"newGroupName\":\"crew\"")
                        .replace("T03:30", "T04:30"));
        assertThat(rows(again)).extracting(row -> row.get("kind")).containsExactly("policy", "policy", "group");
    }

    @Test
    void what_a_version_allows_is_known_from_where_it_was_made() throws IOException {
        List<String> switched = new ArrayList<>(records().subList(0, 1));
        String version = records().get(1).replace("policy/reporting", "policy/warehouse");
        String made = version.replace("\"setAsDefault\":true", "\"setAsDefault\":false")
                .replace("\"isDefaultVersion\":true", "\"isDefaultVersion\":false")
                .replace("\"versionId\":\"v2\"", "\"versionId\":\"v3\"")
                .replace("T03:20", "T02:20");
        switched.add(made);
        assertThat(rows(switched)).extracting(row -> row.get("rights_level")).containsExactly("ADMIN");
    }

    @Test
    void whoever_is_known_to_gain_stands_there_instead() throws IOException {
        List<String> joined = new ArrayList<>(records());
        joined.add(0, made("AddUserToGroup", "\"userName\":\"pat\",\"groupName\":\"testers\""));
        assertThat(rows(joined))
                .extracting(row -> row.get("kind") + " " + row.get("identity"))
                .contains("user pat")
                .doesNotContain("group testers");
    }

    private static String made(String call, String parameters) throws IOException {
        return records()
                .get(3)
                .replace("AttachGroupPolicy", call)
                .replaceFirst("\"requestParameters\":\\{[^}]*}", "\"requestParameters\":{" + parameters + "}")
                .replaceFirst("T03:4\\d", "T03:30")
                .replaceFirst("\"eventID\":\"...", "\"eventID\":\"000");
    }

    private List<Map<String, String>> rows(List<String> records) throws IOException {
        return SummaryCsvTest.cells(
                Run.latchkey("replay", "--csv", file(records).toString()).out());
    }

    private Path file(List<String> records) throws IOException {
        return new Delivered(folder).lines("shared.jsonl", records);
    }

    private static List<String> records() throws IOException {
        return Files.readAllLines(CHANGED);
    }
}
