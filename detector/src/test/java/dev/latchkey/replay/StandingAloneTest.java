package dev.latchkey.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What intruders do who need no new identity: no finding, but to be seen by whoever looks. */
class StandingAloneTest {

    private static final String HEADING = "Given to identities that were not new, and no finding:";

    @TempDir
    private Path folder = Path.of("never used: JUnit sets it");

    @Test
    void a_key_that_somebody_makes_for_an_old_user_is_listed_below_those_who_were_created() throws IOException {
        assertThat(summary(key("old-hand", "1")))
                .containsSubsequence(
                        "MADE BY", HEADING, "GIVEN BY", "user old-hand", "Unrelated", "Developer/mallory", "not seen");
    }

    @Test
    void a_key_and_rights_that_come_to_too_little_are_too() {
        assertThat(Run.latchkey("replay", "--format", "summary", "../events/benign/old-user-limited-grant")
                        .out())
                .containsSubsequence(HEADING, "user report-mailer", "AmazonSESFullAccess", "Unrelated", "access key");
    }

    @Test
    void each_who_gives_something_has_a_row_of_his_own() throws IOException {
        String others = key("old-hand", "2").replace("mallory", "alice");
        assertThat(SummaryCsvTest.cells(csv(key("old-hand", "1"), others, key("old-hand", "3"))))
                .satisfiesExactly(
                        mallory -> assertThat(mallory.get("actor") + mallory.get("credentials"))
                                .containsSubsequence("Developer/mallory", "access key", "; ", "access key"),
                        alice -> assertThat(alice.get("actor") + alice.get("credentials"))
                                .containsSubsequence("Developer/alice", "access key")
                                .doesNotContain("; "));
    }

    @Test
    void also_if_what_they_gave_stands_together_and_comes_to_too_little() throws IOException {
        String limited = grant("old-hand").replace("AdministratorAccess", "AmazonSESFullAccess");
        String others = key("old-hand", "2").replace("mallory", "alice");
        assertThat(SummaryCsvTest.cells(csv(limited, key("old-hand", "1"), others)))
                .satisfiesExactly(
                        mallory -> assertThat(mallory.get("actor") + mallory.get("rights") + mallory.get("credentials"))
                                .containsSubsequence("Developer/mallory", "AmazonSESFullAccess", "access key")
                                .doesNotContain("; "),
                        alice -> assertThat(alice.get("actor") + alice.get("rights") + alice.get("credentials"))
                                .containsSubsequence("Developer/alice", "access key")
                                .doesNotContain("AmazonSESFullAccess"));
    }

    @Test
    void where_all_is_judged_there_is_no_second_table_and_nothing_is_listed_twice() throws IOException {
        String path = "../events/malicious/user-admin-key";
        assertThat(Run.latchkey("replay", "--format", "summary", path).out()).doesNotContain(HEADING);
        assertThat(SummaryCsvTest.cells(Run.latchkey("replay", "--csv", path).out()))
                .hasSize(1);
    }

    @Test
    void the_spreadsheet_has_it_as_unrelated_and_with_the_time_of_what_was_given() throws IOException {
        assertThat(SummaryCsvTest.cells(csv(grant("old-hand"))))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("time", "2026-03-14T02:11:52Z")
                        .containsEntry("creation_seen", "false")
                        .containsEntry("rights_level", "ADMIN")
                        .containsEntry("credentials", "")
                        .containsEntry("verdict", "Unrelated")
                        .containsEntry("severity", "")
                        .containsEntry("case_id", ""));
    }

    @Test
    void the_page_has_a_section_of_its_own_for_it() throws IOException {
        Document page = page(key("old-hand", "1"), grant("other"));
        assertThat(page.select("h2#alone").text())
                .isEqualTo("Given to identities that were not new, and no finding (2)");
        assertThat(page.select("section:has(#alone) tbody tr"))
                .extracting(Element::text)
                .satisfiesExactly(
                        first -> assertThat(first).contains("user other", "AdministratorAccess", "No finding"),
                        second -> assertThat(second).contains("user old-hand", "access key", "No finding"));
        assertThat(page.select("section:has(#identities) tbody tr")).isEmpty();
        assertThat(page.select(".tile.none b").text()).isEqualTo("2");
        assertThat(page.select("nav a[href=#alone]").text()).isEqualTo("Given to others (2)");
    }

    @Test
    void the_page_has_none_where_all_is_judged() throws IOException {
        Path report = folder.resolve("report.html");
        Run.latchkey("replay", "--html", report.toString(), "../events/malicious/user-admin-key");
        assertThat(Jsoup.parse(Files.readString(report)).select("#alone, a[href=#alone]"))
                .isEmpty();
    }

    private Document page(String... records) throws IOException {
        Path report = folder.resolve("report.html");
        Run.latchkey("replay", "--html", report.toString(), file(records).toString());
        return Jsoup.parse(Files.readString(report));
    }

    private String summary(String... records) throws IOException {
        return Run.latchkey("replay", "--format", "summary", file(records).toString())
                .out();
    }

    private String csv(String... records) throws IOException {
        return Run.latchkey("replay", "--csv", file(records).toString()).out();
    }

    private Path file(String... records) throws IOException {
        return new Delivered(folder).lines("alone.jsonl", List.of(records));
    }

    private static String key(String user, String number) throws IOException {
        return Delivered.records()
                .get(0)
                .replace("svc-backup", user)
                .replaceFirst("\"eventID\":\"", "\"eventID\":\"" + number);
    }

    private static String grant(String user) throws IOException {
        return Delivered.records().get(2).replace("svc-backup", user);
    }
}
