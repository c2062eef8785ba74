package dev.latchkey.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.HostileTexts;
import dev.latchkey.Records;
import dev.latchkey.Scenario;
import dev.latchkey.detection.verdict.Severity;
import dev.latchkey.detection.verdict.Verdict;
import dev.latchkey.replay.Judged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page in a real Chromium: left out if there is none, unless {@code LATCHKEY_BROWSER=required}. */
@Tag("browser")
class ReportInBrowserTest {

    private static final String SHOWN =
            "[...document.querySelectorAll('%s')].filter(it => it.checkVisibility()).length";

    /** Each visible text of HTML that has less contrast with what lies behind it than WCAG's AA asks for. */
    private static final String FAINT = """
            (() => {
              const parts = colour => colour.match(/[\\d.]+/g).map(Number);
              const light = colour => parts(colour).slice(0, 3).map(it => it / 255)
                  .map(it => it <= 0.04045 ? it / 12.92 : ((it + 0.055) / 1.055) ** 2.4)
                  .reduce((sum, it, at) => sum + it * [0.2126, 0.7152, 0.0722][at], 0);
              const behind = element => {
                for (let it = element; it; it = it.parentElement) {
                  const colour = getComputedStyle(it).backgroundColor;
                  if ((parts(colour)[3] ?? 1) > 0) return colour;
                }
                return 'rgb(255, 255, 255)';
              };
              return [...document.body.querySelectorAll('*:not(svg, svg *)')]
                  .filter(it => it.checkVisibility() && [...it.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
                  .filter(it => {
                    const [dark, bright] = [light(getComputedStyle(it).color), light(behind(it))].sort((a, b) => a - b);
                    return (bright + 0.05) / (dark + 0.05) < 4.5;
                  })
                  .map(it => it.className + ': ' + it.textContent.slice(0, 40));
            })()
            """;

    @TempDir
    private static Path folder = Path.of("never used: JUnit sets it");

    private static @Nullable Browser started;
    private static Path corpus = Path.of("written before all tests");

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        started = Browser.orLeaveOut(Files.createDirectory(folder.resolve("profile")));
        List<Verdict> verdicts = new ArrayList<>();
        for (Scenario scenario : Scenario.all()) {
            verdicts.addAll(Judged.verdicts(scenario.events()));
        }
        corpus = Files.writeString(folder.resolve("corpus.html"), Pages.of(verdicts, Severity.LOW));
    }

    @AfterAll
    static void stop() {
        if (started != null) {
            started.close();
        }
    }

    @Test
    void hostile_names_execute_nothing_load_nothing_and_stay_text() throws IOException, InterruptedException {
        List<Verdict> verdicts = new ArrayList<>();
        for (String text : HostileTexts.ALL) {
            verdicts.addAll(Judged.verdicts(Records.hostile(folder, text)));
        }
        Path page = Files.writeString(folder.resolve("hostile.html"), Pages.of(verdicts, Severity.LOW));
        browser().open(page);
        browser().value("document.querySelectorAll('details').forEach(it => it.open = true)");
        assertThat(trouble(page)).isEmpty();
        assertThat(browser().value("document.title").asText()).startsWith("Latchkey: ");
        assertThat(browser()
                        .value("document.querySelectorAll('script, img, iframe, bdi *').length")
                        .asInt())
                .isZero();
        assertThat(browser().value("document.body.innerText").asText()).contains("<script>alert(1)</script>");
        assertThat(browser().value(SHOWN.formatted("article")).asInt()).isEqualTo(HostileTexts.ALL.size());
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
        assertThat(browser().value(SHOWN.formatted("article svg.timeline")).asInt())
                .isPositive();
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
        assertThat(reached.stream().filter("SUMMARY"::equals).count())
                .isGreaterThanOrEqualTo(
                        browser().value(SHOWN.formatted("summary")).asInt());
    }

    @Test
    void the_keyboard_alone_opens_a_chain_and_hides_what_is_not_wanted() throws InterruptedException {
        browser().open(corpus);
        int high = browser().value(SHOWN.formatted("article.high")).asInt();
        assertThat(high).isPositive();
        browser().value("document.getElementById('is-high').focus()");
        browser().press(" ", 32, " ");
        assertThat(browser()
                        .value(SHOWN.formatted("article.high, tr[data-is=high]"))
                        .asInt())
                .isZero();
        assertThat(browser().value(SHOWN.formatted("article.medium")).asInt()).isPositive();
        browser().value("document.querySelector('button[type=reset]').focus()");
        browser().press("Enter", 13, "\r");
        assertThat(browser().value(SHOWN.formatted("article.high")).asInt()).isEqualTo(high);
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
        assertThat(browser()
                        .value("document.querySelectorAll('.choices option').length")
                        .asInt())
                .isGreaterThan(8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void every_text_has_enough_contrast(String scheme) throws InterruptedException {
        browser().open(corpus);
        browser()
                .send(
                        "Emulation.setEmulatedMedia",
                        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
        browser().value("document.querySelectorAll('details').forEach(it => it.open = true)");
        assertThat(browser()
                        .value("matchMedia('(prefers-color-scheme: " + scheme + ")').matches")
                        .asBoolean())
                .isTrue();
        assertThat(texts(browser().value(FAINT))).isEmpty();
    }

    @Test
    void nothing_makes_a_phone_scroll_sideways() throws InterruptedException {
        browser().open(corpus);
        browser().value("document.querySelectorAll('details').forEach(it => it.open = true)");
        assertFits(400);
    }

    @Test
    void on_paper_every_column_can_be_read_and_what_lies_open_has_its_commands() throws InterruptedException {
        browser().open(corpus);
        browser().send("Emulation.setEmulatedMedia", Map.of("media", "print"));
        browser()
                .send(
                        "Emulation.setDeviceMetricsOverride",
                        Map.of("width", 690, "height", 900, "deviceScaleFactor", 1, "mobile", false));
        assertThat(browser()
                        .value("Math.min(...[...document.querySelectorAll('details[open] .steps td')]"
                                + ".map(it => it.clientWidth))")
                        .asInt())
                .isGreaterThan(50);
        int open = browser()
                .value(SHOWN.formatted("article > details[open] ol.commands"))
                .asInt();
        assertThat(open).isEqualTo(20);
        assertThat(browser().value(SHOWN.formatted("ol.commands")).asInt()).isEqualTo(open);
        browser().send("Emulation.clearDeviceMetricsOverride", Map.of());
        browser().send("Emulation.setEmulatedMedia", Map.of("media", ""));
    }

    private static Browser browser() {
        return Objects.requireNonNull(started);
    }

    private static void assertFits(int width) {
        browser()
                .send(
                        "Emulation.setDeviceMetricsOverride",
                        Map.of("width", width, "height", 800, "deviceScaleFactor", 1, "mobile", false));
        assertThat(browser().value("document.documentElement.scrollWidth").asInt())
                .isLessThanOrEqualTo(width);
        browser().send("Emulation.clearDeviceMetricsOverride", Map.of());
    }

    /** All that the page did beyond being shown. */
    private static List<String> trouble(Path page) {
        List<String> trouble = new ArrayList<>();
        for (String event : List.of(
                "Page.javascriptDialogOpening",
                "Runtime.consoleAPICalled",
                "Runtime.exceptionThrown",
                "Log.entryAdded")) {
            browser().events(event).forEach(it -> trouble.add(event + " " + it));
        }
        browser().events("Network.requestWillBeSent").stream()
                .map(it -> it.path("request").path("url").asText())
                .filter(url -> !url.equals(page.toUri().toString()))
                .forEach(url -> trouble.add("request for " + url));
        return trouble;
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
