package dev.latchkey.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.HostileTexts;
import dev.latchkey.Records;
import dev.latchkey.detection.alert.Alert;
import dev.latchkey.replay.Judged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever an attacker calls things, none of those who read of them is harmed: each text goes into each sink. */
class HostileTextTest {

    /** Of each text one file, which all sinks are shown. */
    private static final Map<String, Path> FILES = new HashMap<>();

    @TempDir
    private static Path folder = Path.of("never used: JUnit sets it");

    static Stream<Arguments> everyTextInEverySink() {
        return HostileTexts.ALL.stream()
                .flatMap(text -> Arrays.stream(Sink.values()).map(sink -> Arguments.of(sink, text)));
    }

    @ParameterizedTest(name = "{0} #{index}")
    @MethodSource("everyTextInEverySink")
    void a_hostile_text_is_harmless_in_every_sink(Sink sink, String text) throws IOException {
        List<String> all = sink.told(file(text));
        assertThat(all).as("what %s is told", sink).isNotEmpty();
        for (String told : all) {
            assertThat(told).isNotEmpty();
            assertThat(told.codePoints().filter(sink::mayNot).mapToObj("U+%04X"::formatted))
                    .as("control, format and surrogate characters in %s", sink)
                    .isEmpty();
            assertThat(told.lines()).as("lines in %s", sink).noneMatch(line -> line.startsWith(HostileTexts.FORGED));
            assertThat(told.length()).as("length in %s", sink).isLessThan(sink.longest());
            sink.check(told);
        }
    }

    private static Path file(String text) throws IOException {
        if (!FILES.containsKey(text)) {
            FILES.put(text, Records.hostile(Files.createDirectory(folder.resolve("text-" + FILES.size())), text));
        }
        return Objects.requireNonNull(FILES.get(text));
    }

    /** Else the texts would prove nothing: they must come as far as the finding. */
    @Test
    void the_texts_do_reach_the_finding() throws IOException {
        Path events = file("<!channel>");
        assertThat(Judged.findings(events)).hasSize(1).allSatisfy(finding -> {
            assertThat(finding.stretch().target()).isEqualTo("<!channel>");
            assertThat(finding.stretch().steps()).hasSize(4).allSatisfy(step -> {
                assertThat(step.actor().shown()).contains("<!channel>");
                assertThat(step.origin().address()).isEqualTo("<!channel>");
            });
        });
        assertThat(ToldForms.message(events, Alert.Activity.CREATE, "default")).contains("<!channel>");
    }
}
