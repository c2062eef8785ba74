package dev.latchkey.infra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.lambda.Measure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code docs/operations.md} knows what there is. */
class OperationsPageTest {
    private static String page;

    @BeforeAll
    static void read() throws IOException {
        page = page();
    }

    static String page() throws IOException {
        return Files.readString(Path.of("..", "docs", "operations.md"));
    }

    @Test
    void every_metric_is_explained() {
        assertThat(Arrays.stream(Measure.values()).map(Measure::metric))
                .allSatisfy(metric -> assertThat(page).contains("`" + metric + "`"));
    }

    @Test
    void every_alarm_is_explained_and_counted_in_the_cost() {
        List<String> alarms = alarms(Synthesis.standard());
        List<String> ofHub = alarms(Synthesis.hub("o-exampleorgid"));

        assertThat(ofHub).containsAll(alarms).allSatisfy(id -> assertThat(page).contains(explained(id)));
        assertThat(page)
                .contains("| %d alarms at 0.10 USD |".formatted(alarms.size()))
                .contains("with `forwardedFrom` %d more".formatted(ofHub.size() - alarms.size()));
    }

    private static List<String> alarms(Synthesis stack) {
        return stack.resources("AWS::CloudWatch::Alarm").stream()
                .map(alarm -> alarm.at("/Metadata/aws:cdk:path").asText().split("/", -1)[2])
                .toList();
    }

    /** Those of one kind stand in one row. */
    private static String explained(String id) {
        return id.startsWith("Tampering-")
                ? "`" + id.substring("Tampering-".length(), id.length() - "-Failed".length()) + "`"
                : "`" + id + "`";
    }

    @Test
    void every_key_of_a_deployment_is_explained() {
        assertThat(KnownKeys.OF_DEPLOYMENT).allSatisfy(key -> assertThat(page).contains("\n| `" + key + "` | "));
    }

    @Test
    void every_output_that_it_names_is_printed() {
        assertThat(List.of(
                        "Next1",
                        "Next2",
                        "Next3",
                        "AlertTopic",
                        "ChainsTable",
                        "AllowlistTable",
                        "UnwarnedQueue",
                        "ChatTopic"))
                .allSatisfy(output -> {
                    assertThat(page).contains("`" + output + "`");
                    assertThat(Synthesis.standard().template().path("Outputs").has(output))
                            .isTrue();
                });
    }
}
