package dev.latchkey.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.verdict.Severity;
import dev.latchkey.replay.Judged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A page as large as they get. Each answer of the browser has a minute, of which it needs seconds. */
@Tag("browser")
class LargeReportInBrowserTest {

    @TempDir
    private Path folder = Path.of("never used: JUnit sets it");

    @Test
    void the_largest_page_can_be_turned_filtered_and_printed() throws IOException, InterruptedException {
        try (Browser browser = Browser.orLeaveOut(Files.createDirectory(folder.resolve("profile")))) {
            Path events = Pages.many(folder, Page.MOST_ROWS + 100);
            browser.open(
                    Files.writeString(folder.resolve("large.html"), Pages.of(Judged.verdicts(events), Severity.LOW)));
            width(browser, 400);
            assertThat(browser.value("matchMedia('(max-width: 40rem)').matches").asBoolean())
                    .isTrue();
            assertThat(shown(browser)).isEqualTo(Page.MOST_FINDINGS + Page.MOST_ROWS);
            width(browser, 1200);
            browser.value("document.getElementById('is-high').click()");
            assertThat(shown(browser)).isZero();
            browser.value("document.querySelector('button[type=reset]').click()");
            assertThat(shown(browser)).isEqualTo(Page.MOST_FINDINGS + Page.MOST_ROWS);
            String pdf = browser.send("Page.printToPDF", Map.of()).path("data").asText();
            assertThat(pdf).as("a PDF in Base64").startsWith("JVBERi");
        }
    }

    private static int shown(Browser browser) {
        return browser.value("[...document.querySelectorAll('article, tr[data-is]')]"
                        + ".filter(it => it.checkVisibility()).length")
                .asInt();
    }

    private static void width(Browser browser, int width) {
        browser.send(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 800, "deviceScaleFactor", 1, "mobile", false));
    }
}
