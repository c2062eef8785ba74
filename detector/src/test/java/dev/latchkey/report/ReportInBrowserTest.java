package dev.latchkey.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.HostileTexts;
import dev.latchkey.Records;
import dev.latchkey.detection.verdict.Severity;
import dev.latchkey.detection.verdict.Verdict;
import dev.latchkey.replay.Judged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the page does, and what nobody can make it do. */
class ReportInBrowserTest extends InBrowser {

    @Test
    void hostile_names_execute_nothing_load_nothing_and_stay_text() throws IOException, InterruptedException {
        List<Verdict> verdicts = new ArrayList<>();
        for (String text : HostileTexts.ALL) {
            verdicts.addAll(Judged.verdicts(Records.hostile(folder, text)));
        }
        Path page = Files.writeString(folder.resolve("hostile.html"), Pages.of(verdicts, Severity.LOW));
        browser().open(page);
        openAllDetails();
        assertThat(trouble(page)).isEmpty();
        assertThat(browser().value("document.title").asText()).startsWith("Latchkey: ");
        assertThat(number("document.querySelectorAll('script, img, iframe, bdi *').length"))
                .isZero();
        assertThat(browser().value("document.body.innerText").asText()).contains("<script>alert(1)</script>");
        assertThat(shown("article")).isEqualTo(HostileTexts.ALL.size());
        assertFits(400);
    }

    /** Else silence would prove nothing. */
    @Test
    void a_page_that_does_execute_and_load_is_noticed() throws IOException, InterruptedException {
        Path page = Files.writeString(
                folder.resolve("planted.html"),
                "<script>console.log('planted')</script><img src=x><script>throw new Error('planted')</script>");
        browser().open(page);
        assertThat(trouble(page)).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void the_corpus_makes_no_complaint_and_no_request() throws InterruptedException {
        browser().open(corpus);
        assertThat(trouble(corpus)).isEmpty();
        assertThat(shown("article svg.timeline")).isPositive();
    }

    @Test
    void the_tab_key_reaches_every_filter_each_chain_and_the_table_with_a_visible_focus() throws InterruptedException {
        browser().open(corpus);
        List<String> reached = new ArrayList<>();
        for (int tab = 0; tab < 400 && !reached.contains("DIV.scroll"); tab++) {
            browser().press("Tab", 9, "");
            reached.add(browser()
                    .value("document.activeElement.tagName + (document.activeElement.id ? '#'"
                            + " + document.activeElement.id : document.activeElement.className"
                            + " ? '.' + document.activeElement.className : '')")
                    .asText());
            assertThat(browser()
                            .value("getComputedStyle(document.activeElement).outlineStyle")
                            .asText())
                    .as(reached.toString())
                    .isNotEqualTo("none");
        }
        assertThat(reached)
                .startsWith("A.skip", "A")
                .contains("INPUT#is-high", "INPUT#is-approved", "SELECT#kind", "SELECT#method", "BUTTON", "DIV.scroll");
        assertThat(reached.stream().filter("SUMMARY"::equals).count()).isGreaterThanOrEqualTo(shown("summary"));
    }

    @Test
    void the_keyboard_alone_opens_a_chain_and_hides_what_is_not_wanted() throws InterruptedException {
        browser().open(corpus);
        int high = shown("article.high");
        assertThat(high).isPositive();
        browser().value("document.getElementById('is-high').focus()");
        browser().press(" ", 32, " ");
        assertThat(shown("article.high, tr[data-is=high]")).isZero();
        assertThat(shown("article.medium")).isPositive();
        browser().value("document.querySelector('button[type=reset]').focus()");
        browser().press("Enter", 13, "\r");
        assertThat(shown("article.high")).isEqualTo(high);
        browser().value("document.querySelector('article > details:not([open]) > summary').focus()");
        browser().press("Enter", 13, "\r");
        assertThat(browser().value("document.activeElement.parentElement.open").asBoolean())
                .isTrue();
    }

    @Test
    void each_choice_leaves_what_it_says() throws InterruptedException {
        browser().open(corpus);
        JsonNode wrong = browser().value("""
                [...document.querySelectorAll('.choices select')].flatMap(select => [...select.options]
                  .filter(it => it.value !== 'any')
                  .flatMap(it => {
                    it.selected = true;
                    const rows = [...document.querySelectorAll('tbody tr[data-is]')].filter(row => row.checkVisibility());
                    const right = rows.every(row => row.dataset[select.id] === it.value);
                    const counted = it.textContent.endsWith('(' + rows.length + ')');
                    select.selectedIndex = 0;
                    return right && counted ? [] : [select.id + ' ' + it.textContent + ' shows ' + rows.length];
                  }))""");
        assertThat(wrong).isEmpty();
        assertThat(number("document.querySelectorAll('.choices option').length"))
                .isGreaterThan(8);
    }
}
