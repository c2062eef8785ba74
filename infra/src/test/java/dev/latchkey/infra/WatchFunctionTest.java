package dev.latchkey.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WatchFunctionTest {
    private static Synthesis stack;
    private static JsonNode mapping;

    @BeforeAll
    static void synthesize() {
        stack = Synthesis.standard();
        mapping = stack.mappingOf("Watcher").path("Properties");
    }

    @Test
    void the_stream_of_the_allowlist_reaches_the_alias_from_its_beginning() {
        assertThat(stack.follow(mapping.path("EventSourceArn"))
                        .at("/Metadata/aws:cdk:path")
                        .asText())
                .isEqualTo("Latchkey/Allowlist/Resource");
        assertThat(mapping.path("EventSourceArn").at("/Fn::GetAtt/1").asText()).isEqualTo("StreamArn");
        assertThat(mapping.path("StartingPosition").asText()).isEqualTo("TRIM_HORIZON");
        assertThat(mapping.path("FunctionName").toString()).contains("Watcher").contains("live");
    }

    @Test
    void a_change_that_cannot_be_told_is_set_apart_tried_for_hours_and_set_aside() {
        assertThat(mapping.path("FunctionResponseTypes").toString()).isEqualTo("[\"ReportBatchItemFailures\"]");
        assertThat(mapping.path("BisectBatchOnFunctionError").asBoolean()).isTrue();
        assertThat(mapping.path("MaximumRetryAttempts").asInt()).isEqualTo(-1);
        assertThat(mapping.path("MaximumRecordAgeInSeconds").asInt()).isEqualTo(6 * 60 * 60);
        assertThat(stack.follow(mapping.at("/DestinationConfig/OnFailure/Destination"))
                        .at("/Metadata/aws:cdk:path")
                        .asText())
                .isEqualTo("Latchkey/Untold/Resource");
    }

    @Test
    void the_watcher_starts_from_a_snapshot_and_is_told_where_the_alerts_go_and_no_table() {
        JsonNode function = stack.at("Watcher/Function").path("Properties");

        assertThat(function.at("/SnapStart/ApplyOn").asText()).isEqualTo("PublishedVersions");
        assertThat(function.at("/Environment/Variables").fieldNames())
                .toIterable()
                .containsExactly("LATCHKEY_TOPIC_ARN");
    }

    @Test
    void errors_of_the_watcher_waiting_changes_and_untold_ones_ring() {
        assertThat(stack.resources("AWS::CloudWatch::Alarm"))
                .filteredOn(alarm ->
                        alarm.at("/Metadata/aws:cdk:path").asText().matches(".*/Alarms/(Watcher-.*|Untold)/.*"))
                .extracting(alarm -> alarm.at("/Properties/MetricName").asText())
                .containsExactlyInAnyOrder("Errors", "Throttles", "IteratorAge", "ApproximateNumberOfMessagesVisible");
        assertThat(stack.template().at("/Outputs/UntoldQueue/Value/Ref").asText())
                .contains("Untold");
    }
}
