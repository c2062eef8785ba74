package dev.latchkey.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the page looks: in the dark, on a phone, on paper. */
class ReportLooksInBrowserTest extends InBrowser {

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

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void every_text_has_enough_contrast(String scheme) throws InterruptedException {
        browser().open(corpus);
        browser()
                .send(
                        "Emulation.setEmulatedMedia",
                        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
        openAllDetails();
        assertThat(browser()
                        .value("matchMedia('(prefers-color-scheme: " + scheme + ")').matches")
                        .asBoolean())
                .isTrue();
        assertThat(texts(browser().value(FAINT))).isEmpty();
    }

    @Test
    void nothing_makes_a_phone_scroll_sideways() throws InterruptedException {
        browser().open(corpus);
        openAllDetails();
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
        int open = shown("article > details[open] ol.commands");
        assertThat(open).isEqualTo(20);
        assertThat(shown("ol.commands")).isEqualTo(open);
        browser().send("Emulation.clearDeviceMetricsOverride", Map.of());
        browser().send("Emulation.setEmulatedMedia", Map.of("media", ""));
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
