package dev.latchkey.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.detection.alert.FindingLog;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What lets a finding settle: a queue, a function that empties it, and where the rest goes. */
class SettlingStackTest {
    private static Synthesis stack;
    private static JsonNode queue;
    private static JsonNode mapping;

    @BeforeAll
    static void synthesize() {
        stack = Synthesis.standard();
        queue = stack.at("Settling").path("Properties");
        mapping = stack.mappingOf("Settler").path("Properties");
    }

    @Test
    void a_message_comes_again_only_when_six_runs_and_a_lease_are_over() {
        int timeout = stack.at("Settler/Function").at("/Properties/Timeout").asInt();
        int visibility = queue.path("VisibilityTimeout").asInt();
        assertThat(visibility).isGreaterThanOrEqualTo(6 * timeout);
        assertThat(visibility).isGreaterThan((int) FindingLog.LEASE.toSeconds());
    }

    @Test
    void a_message_that_fails_five_times_rests_in_a_queue_that_outlives_it() {
        JsonNode redrive = queue.path("RedrivePolicy");
        assertThat(redrive.path("maxReceiveCount").asInt()).isEqualTo(5);
        assertThat(stack.follow(redrive.path("deadLetterTargetArn"))).isEqualTo(stack.at("Unsettled"));
        assertThat(queue.path("MessageRetentionPeriod").asInt())
                .isLessThan(stack.at("Unsettled")
                        .at("/Properties/MessageRetentionPeriod")
                        .asInt());
    }

    @Test
    void the_queue_is_encrypted_at_rest_and_on_the_way() {
        assertThat(queue.path("SqsManagedSseEnabled").asBoolean()).isTrue();
        assertThat(stack.at("Settling/Policy")
                        .at("/Properties/PolicyDocument/Statement")
                        .toString())
                .contains("\"aws:SecureTransport\":\"false\"", "\"Effect\":\"Deny\"");
    }

    @Test
    void nobody_but_the_role_of_the_settler_takes_messages_away() {
        JsonNode deny = stack.at("Settling/Policy")
                .at("/Properties/PolicyDocument/Statement")
                .valueStream()
                .filter(statement -> statement.path("Sid").asText().equals("NobodyElseTakesMessages"))
                .findFirst()
                .orElseThrow();
        assertThat(deny.path("Effect").asText()).isEqualTo("Deny");
        assertThat(deny.path("Principal").toString()).isEqualTo("{\"AWS\":\"*\"}");
        assertThat(deny.path("Action"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder(
                        "sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:ChangeMessageVisibility", "sqs:PurgeQueue");
        JsonNode role = deny.at("/Condition/ArnNotEquals/aws:PrincipalArn");
        assertThat(stack.follow(role))
                .isEqualTo(stack.follow(stack.at("Settler/Function").at("/Properties/Role")));
    }

    @Test
    void the_alias_empties_the_queue_and_says_which_messages_failed() {
        assertThat(stack.follow(mapping.path("EventSourceArn"))).isEqualTo(stack.at("Settling"));
        JsonNode function = mapping.path("FunctionName");
        assertThat(stack.follow(function.findParent("Ref"))).isEqualTo(stack.at("Settler/Live"));
        assertThat(function.at("/Fn::Join/1/1").asText()).isEqualTo(":live");
        assertThat(mapping.path("FunctionResponseTypes").toString()).isEqualTo("[\"ReportBatchItemFailures\"]");
        assertThat(mapping.path("BatchSize").asInt()).isEqualTo(1);
        assertThat(mapping.at("/ScalingConfig/MaximumConcurrency").asInt()).isEqualTo(5);
    }

    @Test
    void errors_what_is_set_aside_and_a_queue_that_nobody_empties_are_watched() {
        assertThat(alarm("Settler-Errors").path("MetricName").asText()).isEqualTo("Errors");
        assertThat(stack.follow(alarm("Settler-Errors").at("/Dimensions/0/Value")))
                .isEqualTo(stack.at("Settler/Function"));
        assertThat(alarm("Unsettled").path("Threshold").asInt()).isEqualTo(1);
        assertThat(stack.follow(alarm("Settling-Age").at("/Dimensions/0/Value")))
                .isEqualTo(stack.at("Settling"));
        assertThat(alarm("Settling-Age").path("Threshold").asInt()).isEqualTo(30 * 60);
    }

    @Test
    void the_settling_that_an_owner_wishes_reaches_the_detector() {
        Synthesis wished = Synthesis.of("settling", Map.of("settle", "0"));
        assertThat(wished.at("Detector/Function")
                        .at("/Properties/Environment/Variables/LATCHKEY_SETTLE")
                        .asText())
                .isEqualTo("0");
    }

    @Test
    void a_deployment_prints_where_messages_wait_and_where_they_rest() {
        assertThat(stack.follow(stack.template().at("/Outputs/SettlingQueue/Value")))
                .isEqualTo(stack.at("Settling"));
        assertThat(stack.follow(stack.template().at("/Outputs/UnsettledQueue/Value")))
                .isEqualTo(stack.at("Unsettled"));
    }

    private static JsonNode alarm(String id) {
        return stack.at("Alarms/" + id).path("Properties");
    }
}
