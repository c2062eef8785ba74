package dev.latchkey.infra;

import static dev.latchkey.infra.ForwardedEvents.HUB;
import static dev.latchkey.infra.ForwardedEvents.MEMBER;
import static dev.latchkey.infra.ForwardedEvents.forwarder;
import static dev.latchkey.infra.ForwardedEvents.heartbeatRules;
import static dev.latchkey.infra.ForwardedEvents.matches;
import static dev.latchkey.infra.ForwardedEvents.resources;
import static dev.latchkey.infra.ForwardedEvents.takes;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands in another account or region, and what it may do. */
class ForwarderStackTest {

    private static JsonNode forwarder;

    @BeforeAll
    static void synthesize() {
        forwarder = forwarder();
    }

    @Test
    void a_forwarder_may_put_events_on_the_hubs_bus_and_no_more() {
        assertThat(statements("events.amazonaws.com")).singleElement().satisfies(statement -> {
            assertThat(statement.path("Action").asText()).isEqualTo("events:PutEvents");
            assertThat(statement.path("Resource").asText()).isEqualTo(HUB);
        });
    }

    @Test
    void its_schedule_may_put_events_on_the_bus_of_its_own_place_and_no_more() {
        assertThat(statements("scheduler.amazonaws.com")).singleElement().satisfies(statement -> {
            assertThat(statement.path("Action").asText()).isEqualTo("events:PutEvents");
            assertThat(statement.path("Resource")).isEqualTo(schedule().at("/Target/Arn"));
        });
        assertThat(resources(forwarder, "AWS::IAM::Role")).hasSize(2).allSatisfy(role -> {
            assertThat(role.path("Properties").has("Policies")).isFalse();
            assertThat(role.path("Properties").has("ManagedPolicyArns")).isFalse();
        });
    }

    @Test
    void each_hour_a_heartbeat_is_put_on_the_bus_that_a_rule_takes_to_the_hub_as_it_takes_calls() {
        assertThat(schedule().path("ScheduleExpression").asText()).isEqualTo("rate(1 hour)");
        assertThat(schedule().at("/Target/Arn").toString()).contains("event-bus/default");
        String heartbeat = heartbeat(MEMBER);
        assertThat(heartbeatRules(forwarder))
                .singleElement()
                .satisfies(pattern -> assertThat(matches(heartbeat, pattern)).isTrue());
        assertThat(takes(forwarder, MEMBER, heartbeat)).isFalse();
    }

    /** It is put as soon as the schedule is made; without them it would be lost, and the next one come in an hour. */
    @Test
    void the_first_heartbeat_waits_for_its_rule_and_for_the_rights_of_both_roles() {
        JsonNode schedule = resources(forwarder, "AWS::Scheduler::Schedule").get(0);
        assertThat(schedule.path("DependsOn").valueStream().map(JsonNode::asText))
                .anyMatch(it -> it.matches("Heartbeat[0-9A-F]{8}"))
                .anyMatch(it -> it.startsWith("HeartbeatRoleDefaultPolicy"))
                .anyMatch(it -> it.startsWith("RoleDefaultPolicy"));
    }

    /** As EventBridge makes it of what the schedule puts there. */
    private static String heartbeat(String account) {
        JsonNode event = schedule().at("/Target/EventBridgeParameters");
        return ForwardedEvents.heartbeat(
                account, event.path("Source").asText(), event.path("DetailType").asText());
    }

    private static JsonNode schedule() {
        List<JsonNode> schedules = resources(forwarder, "AWS::Scheduler::Schedule");
        assertThat(schedules).hasSize(1);
        return schedules.get(0).path("Properties");
    }

    /** What the one role that this service may take may do. */
    private static List<JsonNode> statements(String service) {
        String role = forwarder.path("Resources").properties().stream()
                .filter(it -> it.getValue().path("Type").asText().equals("AWS::IAM::Role"))
                .filter(it -> it.getValue()
                        .at("/Properties/AssumeRolePolicyDocument")
                        .toString()
                        .contains(service))
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(","));
        return resources(forwarder, "AWS::IAM::Policy").stream()
                .filter(policy -> policy.at("/Properties/Roles/0/Ref").asText().equals(role))
                .flatMap(policy ->
                        policy.at("/Properties/PolicyDocument/Statement").valueStream())
                .toList();
    }

    @Test
    void each_rule_of_a_forwarder_sends_to_the_hub_and_sets_aside_what_it_cannot() {
        assertThat(resources(forwarder, "AWS::Events::Rule")).hasSize(8).allSatisfy(rule -> {
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
