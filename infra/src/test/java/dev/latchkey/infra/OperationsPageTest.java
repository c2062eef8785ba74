package dev.latchkey.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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
        List<JsonNode> alarms = Synthesis.standard().resources("AWS::CloudWatch::Alarm");

        assertThat(alarms)
                .extracting(alarm -> alarm.at("/Metadata/aws:cdk:path").asText().split("/", -1)[2])
                .allSatisfy(id -> assertThat(page).contains(explained(id)));
        assertThat(page).contains("| %d alarms at 0.10 USD |".formatted(alarms.size()));
    }

    /** Those of one kind stand in one row. */
    private static String explained(String id) {
        return id.startsWith("Tampering-") ? "`" + id.split("-", -1)[1] : "`" + id + "`";
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
