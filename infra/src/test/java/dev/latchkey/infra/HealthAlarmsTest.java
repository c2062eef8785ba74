package dev.latchkey.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.lambda.Measure;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the functions write of themselves, and what is made of it. */
class HealthAlarmsTest {
    private static final Synthesis STACK = Synthesis.standard();

    @ParameterizedTest
    @CsvSource({"Malformed,1", "PublishFailures,1", "AllowlistProblems,1", "EventAge,3600"})
    void a_measure_rings_at_its_threshold(String metric, int threshold) {
        assertThat(alarms(STACK, metric)).hasSize(1).allSatisfy(alarm -> {
            assertThat(alarm.path("Namespace").asText()).isEqualTo(Measure.NAMESPACE);
            assertThat(alarm.path("Threshold").asInt()).isEqualTo(threshold);
            assertThat(alarm.path("ComparisonOperator").asText()).isEqualTo("GreaterThanOrEqualToThreshold");
            assertThat(alarm.has("Dimensions")).isFalse();
        });
    }

    @Test
    void seven_days_without_an_iam_event_ring_also_if_nobody_counts() {
        assertThat(alarms(STACK, "TriggeredRules")).hasSize(1).allSatisfy(alarm -> {
            assertThat(alarm.path("TreatMissingData").asText()).isEqualTo("breaching");
            assertThat(alarm.path("Period").asInt()
                            * alarm.path("EvaluationPeriods").asInt())
                    .isEqualTo(7 * 24 * 60 * 60);
            assertThat(alarm.path("ComparisonOperator").asText()).isEqualTo("LessThanThreshold");
            assertThat(alarm.path("Threshold").asInt()).isEqualTo(1);
            assertThat(STACK.follow(alarm.at("/Dimensions/0/Value"))
                            .at("/Properties/EventPattern/source/0")
                            .asText())
                    .isEqualTo("aws.iam");
        });
    }

    @Test
    void silence_may_be_left_alone() {
        assertThat(alarms(Synthesis.of("silent", Map.of("silenceDays", 0)), "TriggeredRules"))
                .isEmpty();
    }

    @Test
    void the_dashboard_shows_every_measure_and_every_alarm() {
        String body = STACK.only("AWS::CloudWatch::Dashboard")
                .at("/Properties/DashboardBody")
                .toString();

        assertThat(Arrays.stream(Measure.values()).map(Measure::metric))
                .allSatisfy(metric -> assertThat(body).contains("\\\"Latchkey\\\",\\\"" + metric + "\\\""));
        assertThat(STACK.idsOf("AWS::CloudWatch::Alarm"))
                .allSatisfy(id -> assertThat(body).contains("\"" + id + "\""));
    }

    private static List<JsonNode> alarms(Synthesis stack, String metric) {
        return stack.resources("AWS::CloudWatch::Alarm").stream()
                .map(alarm -> alarm.path("Properties"))
                .filter(alarm -> alarm.path("MetricName").asText().equals(metric))
                .toList();
    }
}
