package dev.latchkey.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.FullDisk;
import dev.latchkey.detection.alert.AlertText;
import dev.latchkey.detection.verdict.Severity;
import dev.latchkey.detection.verdict.Verdict;
import dev.latchkey.replay.Judged;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlReportTest {

    private static final Path MALICIOUS = Pages.scenario("malicious/user-admin-key");

    @TempDir
    private Path folder = Path.of("never used: JUnit sets it");

    @Test
    void a_finding_is_told_in_the_words_of_the_text() throws IOException {
        Element chain = chain(MALICIOUS);
        String text = AlertText.of(Judged.findings(MALICIOUS).get(0));
        assertThat(chain.select("h3").text()).isEqualTo("New IAM user svc-backup: powerful rights and a credential");
        assertThat(text)
                .contains(
                        chain.select("h3").text(),
                        chain.expectFirst("summary > p bdi").text());
        assertThat(chain.select(".commands li, ul.plain li"))
                .extracting(Element::text)
                .hasSizeGreaterThan(8)
                .allSatisfy(line -> assertThat(text).contains(line));
    }

    @Test
    void the_timeline_has_a_mark_for_each_step_and_says_the_same_as_text() throws IOException {
        Element chain = chain(MALICIOUS);
        assertThat(chain.select("svg.mark > title"))
                .extracting(Element::text)
                .containsExactly(
                        "02:11:07 CreateUser, caller A",
                        "02:11:52 AttachUserPolicy, caller A",
                        "02:12:40 CreateAccessKey, caller A");
        assertThat(chain.select("svg.timeline > title").text()).isEqualTo("Timeline of svc-backup");
        assertThat(chain.select("svg.timeline > desc").text()).contains("window of 24 h, until 2026-03-15 02:11:07");
        assertThat(chain.select(".steps tbody tr"))
                .extracting(Element::text)
                .hasSize(3)
                .first()
                .satisfies(row -> assertThat(row)
                        .contains("2026-03-14 02:11:07", "CreateUser", "Developer/mallory", "198.51.100.7", "CLI"));
    }

    @Test
    void of_a_single_step_it_speaks_as_of_one() throws IOException {
        assertThat(chain(Pages.scenario("malicious/root-key")).select("svg.timeline > desc"))
                .extracting(Element::text)
                .first(InstanceOfAssertFactories.STRING)
                .startsWith("1 step in lanes by stage, ");
    }

    @Test
    void a_step_beyond_the_window_is_marked_and_the_end_of_the_window_is_drawn() throws IOException {
        Element chain = chain(Pages.scenario("malicious/admin-after-26-hours"));
        assertThat(chain.select("path.late")).isNotEmpty().hasSameSizeAs(chain.select("em.late"));
        assertThat(chain.select("line.window-end")).hasSize(1);
        assertThat(chain(MALICIOUS).select("line.window-end")).isEmpty();
    }

    @Test
    void the_most_severe_comes_first_and_what_is_below_the_limit_is_listed_only() throws IOException {
        List<Verdict> verdicts = Stream.of("malicious/administrator-without-key", "malicious/user-admin-key")
                .flatMap(name -> Judged.verdicts(Pages.scenario(name)).stream())
                .toList();
        Document all = Jsoup.parse(Pages.of(verdicts, Severity.LOW));
        assertThat(all.select("article .badge")).extracting(Element::text).containsExactly("High", "Medium");
        assertThat(all.select("tbody .badge")).extracting(Element::text).containsExactly("High", "Medium");
        Document high = Jsoup.parse(Pages.of(verdicts, Severity.HIGH));
        assertThat(high.select("#listed article .badge"))
                .extracting(Element::text)
                .containsExactly("Medium");
    }

    @Test
    void what_was_approved_names_the_entry_its_owner_and_what_it_would_have_been() throws IOException {
        Document page = Jsoup.parse(Pages.of(Pages.scenario("benign/approved-pipeline-user")));
        assertThat(page.select("details.entry")).hasSize(1);
        assertThat(page.select("details.entry .bounds li"))
                .extracting(Element::text)
                .anyMatch(it -> it.startsWith("who: "));
        assertThat(page.select("article.approved").text())
                .contains("Approved by entry", "it would have been a finding of");
        assertThat(page.select("article.approved .commands")).isEmpty();
    }

    @Test
    void the_page_forbids_scripts_and_networks_and_holds_none() throws IOException {
        Document page = PageCheck.holdsNothingButOurOwn(Pages.of(MALICIOUS));
        assertThat(page.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
                .matches("default-src 'none'; style-src 'sha256-[\\w+/]+='; base-uri 'none'; form-action 'none'");
        assertThat(page.select("style").html()).doesNotContain("url(", "@import");
        assertThat(page.select("html").attr("lang")).isEqualTo("en");
        assertThat(page.select("meta[charset]").attr("charset")).isEqualTo("utf-8");
    }

    @Test
    void the_same_replay_gives_the_same_page() throws IOException {
        assertThat(Pages.of(MALICIOUS)).isEqualTo(Pages.of(MALICIOUS));
    }

    @Test
    void a_disk_that_is_full_in_the_midst_is_told_as_what_it_is() {
        Replayed replayed = Pages.replayed(Judged.verdicts(MALICIOUS), Severity.LOW);
        assertThatThrownBy(() -> HtmlReport.write(replayed, new FullDisk(10_000)))
                .isInstanceOf(IOException.class)
                .hasMessage("No space left on device");
    }

    @Test
    void nothing_found_is_a_page_too() throws IOException {
        Document page = Jsoup.parse(Pages.of(List.of(), Severity.LOW));
        assertThat(page.expectFirst("h2").text()).isEqualTo("Findings of Low or more (0)");
        assertThat(page.select("article, tbody tr")).isEmpty();
    }

    @Test
    void of_very_many_the_page_shows_what_a_browser_can_bear_and_says_what_it_leaves_out() throws IOException {
        int users = Page.MOST_ROWS + 1;
        String html = Pages.of(Pages.many(folder, users));
        Document page = Jsoup.parse(html);
        assertThat(page.select("article")).hasSize(Page.MOST_FINDINGS);
        assertThat(page.select(".identities tbody tr")).hasSize(Page.MOST_ROWS);
        assertThat(page.select(".left-out"))
                .extracting(Element::text)
                .satisfiesExactly(
                        drawn -> assertThat(drawn).contains((users - Page.MOST_FINDINGS) + " more are left out"),
                        rows -> assertThat(rows).contains("1 are left out"));
        assertThat(page.select(".tile.high b").text()).isEqualTo(String.valueOf(users));
        assertThat(page.select("article > details[open]")).hasSize(20);
        assertThat(html.length()).isLessThan(8_000_000);
    }

    private static Element chain(Path events) throws IOException {
        return Jsoup.parse(Pages.of(events)).expectFirst("article");
    }
}
