package dev.latchkey.infra;

import static dev.latchkey.infra.ForwardedEvents.HUB;
import static dev.latchkey.infra.ForwardedEvents.forwarder;
import static dev.latchkey.infra.ForwardedEvents.resources;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands in another account or region, and what it may do. */
class ForwarderStackTest {

    private static JsonNode forwarder;

    @BeforeAll
    static void synthesize() {
        forwarder = forwarder("forwarder-stack");
    }

    @Test
    void a_forwarder_may_put_events_on_the_hubs_bus_and_no_more() {
        List<JsonNode> policies = resources(forwarder, "AWS::IAM::Policy");
        assertThat(policies).hasSize(1);
        JsonNode statements = policies.get(0).at("/Properties/PolicyDocument/Statement");
        assertThat(statements).hasSize(1);
        assertThat(statements.at("/0/Action").asText()).isEqualTo("events:PutEvents");
        assertThat(statements.at("/0/Resource").asText()).isEqualTo(HUB);
        assertThat(resources(forwarder, "AWS::IAM::Role"))
                .hasSize(1)
                .noneMatch(role -> role.path("Properties").has("Policies"));
    }

    @Test
    void each_rule_of_a_forwarder_sends_to_the_hub_and_sets_aside_what_it_cannot() {
        assertThat(resources(forwarder, "AWS::Events::Rule")).hasSize(3).allSatisfy(rule -> {
            JsonNode target = rule.at("/Properties/Targets/0");
            assertThat(target.path("Arn").asText()).isEqualTo(HUB);
            assertThat(target.at("/DeadLetterConfig/Arn").isMissingNode()).isFalse();
            assertThat(target.at("/RoleArn").isMissingNode()).isFalse();
            // EventBridge refuses both for a bus.
            assertThat(target.has("RetryPolicy")).isFalse();
            assertThat(target.has("InputTransformer")).isFalse();
        });
    }

    @Test
    void what_a_forwarder_sets_aside_rings_and_is_told_to_whatever_topic_of_its_region_is_named() {
        JsonNode alarm = resources(forwarder, "AWS::CloudWatch::Alarm").get(0).path("Properties");
        assertThat(alarm.path("MetricName").asText()).isEqualTo("ApproximateNumberOfMessagesVisible");
        assertThat(alarm.at("/Dimensions/0/Value/Fn::GetAtt/0").asText()).startsWith("Unforwarded");
        assertThat(alarm.path("TreatMissingData").asText()).isEqualTo("notBreaching");
        assertThat(alarm.path("AlarmActions").toString())
                .isEqualTo("{\"Fn::If\":[\"AlarmIsTold\",[{\"Ref\":\"AlarmTopic\"}],{\"Ref\":\"AWS::NoValue\"}]}");
        assertThat(forwarder.at("/Conditions/AlarmIsTold").toString())
                .isEqualTo("{\"Fn::Not\":[{\"Fn::Equals\":[{\"Ref\":\"AlarmTopic\"},\"none\"]}]}");
    }

    @ParameterizedTest
    @CsvSource({
        "none, true",
        "'', false",
        "arn:aws:sns:eu-west-1:444455556666:ops, true",
        "arn:aws:sqs:eu-west-1:444455556666:ops, false",
        "ops, false"
    })
    void the_topic_of_the_alarm_is_none_or_the_arn_of_one(String topic, boolean taken) {
        JsonNode parameter = forwarder.at("/Parameters/AlarmTopic");
        assertThat(parameter.path("Default").asText()).isEqualTo("none");
        assertThat(topic.matches(parameter.path("AllowedPattern").asText())).isEqualTo(taken);
    }

    @Test
    void a_forwarder_says_what_comes_next_and_where_rests_what_the_hub_refuses() {
        assertThat(forwarder.at("/Outputs/UnforwardedQueue/Value/Ref").asText()).startsWith("Unforwarded");
        assertThat(forwarder.at("/Outputs/Next1/Value").asText())
                .contains(HUB, "docs/accounts-and-regions.md", "UnforwardedQueue");
    }

    /** So that one template stands in all accounts and regions, without a bootstrap. */
    @Test
    void a_forwarder_is_the_same_everywhere_and_needs_no_bootstrap() {
        assertThat(forwarder.path("Parameters").has("BootstrapVersion")).isFalse();
        assertThat(forwarder.toString()).doesNotContain("cdk-hnb659fds");
    }
}
