package dev.latchkey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.cli.Run;
import dev.latchkey.detection.step.Operation;
import dev.latchkey.detection.verdict.Case;
import dev.latchkey.detection.verdict.Trait;
import dev.latchkey.lambda.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the README shows is what the product does: its generated parts are made here, with {@code -Dgolden=update}. */
class ReadmeTest {

    private static final Path README = Path.of("../README.md");

    @Test
    void the_alert_is_the_one_that_the_scenario_gives() throws IOException {
        String out =
                Run.latchkey("replay", "../events/malicious/user-admin-key").out();
        check(
                "alert",
                "```text\n"
                        + out.lines().filter(line -> !line.startsWith("----")).collect(Collectors.joining("\n"))
                        + "\n```\n");
    }

    @Test
    void the_operations_are_those_of_the_table() throws IOException {
        check(
                "operations",
                "| event source | operation | stage at most | seen live |\n|---|---|---|---|\n"
                        + rows(Arrays.stream(Operation.values())
                                .map(it -> "| " + it.eventSource() + " | " + it.eventName() + " | " + it.stage() + " | "
                                        + (it.isSeenLive() ? "home region" : "needs forwarder") + " |")));
    }

    @Test
    void the_severities_are_those_of_the_table() throws IOException {
        check(
                "severities",
                "| case | what it says | severity |\n|---|---|---|\n"
                        + rows(Arrays.stream(Case.values())
                                .map(it -> "| "
                                        + it.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " | " + it.sentence()
                                        + " | " + it.severity().shown() + " |"))
                        + "\n| trait | weight |\n|---|---|\n"
                        + rows(Arrays.stream(Trait.Kind.values())
                                .map(it -> "| " + it.sentence() + " | " + it.weight() + " |")));
    }

    @Test
    void the_settings_are_those_that_the_function_reads() throws IOException {
        check(
                "settings",
                "| context | environment |\n|---|---|\n"
                        + rows(Arrays.stream(Setting.values())
                                .flatMap(it -> it.context().stream()
                                        .map(key -> "| `" + key + "` | `" + it.variable() + "` |"))));
    }

    private static String rows(Stream<String> rows) {
        return rows.map(row -> row + "\n").collect(Collectors.joining());
    }

    private static void check(String part, String made) throws IOException {
        String readme = Files.readString(README);
        String begin = "<!-- " + part + ": generated -->\n";
        String end = "<!-- /" + part + " -->";
        assertThat(readme).contains(begin, end);
        String shown = readme.substring(readme.indexOf(begin) + begin.length(), readme.indexOf(end));
        if ("update".equals(System.getProperty("golden"))) {
            Files.writeString(
                    README,
                    readme.replaceFirst(
                            Pattern.quote(begin + shown + end), Matcher.quoteReplacement(begin + made + end)));
        } else {
            assertThat(shown)
                    .as("'%s' in README.md; run with -Dgolden=update", part)
                    .isEqualTo(made);
        }
    }
}
