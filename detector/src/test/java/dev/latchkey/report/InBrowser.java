package dev.latchkey.report;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** The page of the corpus in a real Chromium: left out if there is none, unless {@code LATCHKEY_BROWSER=required}. */
@Tag("browser")
abstract class InBrowser {

    @TempDir
    static Path folder = Path.of("never used: JUnit sets it");

    static Path corpus = Path.of("written before all tests");

    private static @Nullable Browser started;

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

    static Browser browser() {
        return Objects.requireNonNull(started);
    }

    /** How many of them can be seen. */
    static int shown(String selector) {
        return number(
                "[...document.querySelectorAll('%s')].filter(it => it.checkVisibility()).length".formatted(selector));
    }

    static int number(String script) {
        return browser().value(script).asInt();
    }

    static void openAllDetails() {
        browser().value("document.querySelectorAll('details').forEach(it => it.open = true)");
    }

    static void assertFits(int width) {
        browser()
                .send(
                        "Emulation.setDeviceMetricsOverride",
                        Map.of("width", width, "height", 800, "deviceScaleFactor", 1, "mobile", false));
        assertThat(browser().value("document.documentElement.scrollWidth").asInt())
                .isLessThanOrEqualTo(width);
        browser().send("Emulation.clearDeviceMetricsOverride", Map.of());
    }

    /** All that the page did beyond being shown. */
    static List<String> trouble(Path page) {
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
}
