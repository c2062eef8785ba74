package dev.latchkey.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.detection.step.Operation;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awscdk.App;
import software.amazon.event.ruler.Ruler;

/** Calls of other accounts and regions on their way to the detector, by the matcher that EventBridge itself runs. */
class ForwardingTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HUB = "arn:aws:events:us-east-1:111122223333:event-bus/default";
    private static final String HOME = "111122223333";
    private static final String MEMBER = "444455556666";
    private static final String STRANGER = "123456789012";

    private static JsonNode forwarder;
    private static JsonNode hub;

    @BeforeAll
    static void synthesize() {
        forwarder = template("forwarder", Map.of("hub", HUB), ForwarderStack.NAME);
        hub = template("hub", Map.of("forwardedFrom", "o-exampleorgid"), "Latchkey");
    }

    @ParameterizedTest
    @EnumSource
    void each_call_of_the_table_that_others_make_in_another_account_is_sent_and_heard(Operation operation) {
        String event = event(MEMBER, STRANGER, operation);
        assertThat(takes(forwarder, MEMBER, event)).isTrue();
        assertThat(takes(hub, HOME, event)).isTrue();
    }

    @Test
    void that_an_account_assumes_its_own_role_is_neither_sent_nor_heard() {
        String own = event(MEMBER, MEMBER, Operation.ASSUME_ROLE);
        assertThat(takes(forwarder, MEMBER, own)).isFalse();
        assertThat(takes(hub, HOME, event(HOME, HOME, Operation.ASSUME_ROLE))).isFalse();
    }

    @Test
    void that_a_service_assumes_a_role_is_neither_sent_nor_heard() {
        assertThat(takes(forwarder, MEMBER, event(MEMBER, "", Operation.ASSUME_ROLE)))
                .isFalse();
        assertThat(takes(hub, HOME, event(HOME, "", Operation.ASSUME_ROLE))).isFalse();
    }

    @Test
    void whoever_comes_from_another_account_into_the_hubs_own_is_heard() {
        assertThat(takes(hub, HOME, event(HOME, STRANGER, Operation.ASSUME_ROLE)))
                .isTrue();
    }

    @Test
    void other_calls_are_not_sent() {
        assertThat(takes(forwarder, MEMBER, event(MEMBER, STRANGER, "iam.amazonaws.com", "ListUsers")))
                .isFalse();
        assertThat(takes(forwarder, MEMBER, event(MEMBER, STRANGER, "sts.amazonaws.com", "GetCallerIdentity")))
                .isFalse();
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

    /** So that one template stands in all accounts and regions, without a bootstrap. */
    @Test
    void a_forwarder_is_the_same_everywhere_and_needs_no_bootstrap() {
        assertThat(forwarder.path("Parameters").has("BootstrapVersion")).isFalse();
        assertThat(forwarder.toString()).doesNotContain("cdk-hnb659fds");
    }

    @Test
    void only_rules_of_the_organization_may_send_to_the_hub() {
        JsonNode statement = statement(hub);
        assertThat(statement.path("Action").asText()).isEqualTo("events:PutEvents");
        assertThat(statement.at("/Condition/StringEquals/aws:PrincipalOrgID").asText())
                .isEqualTo("o-exampleorgid");
        assertThat(statement.at("/Condition/Bool/events:eventBusInvocation").asText())
                .isEqualTo("true");
        assertThat(statement.path("Resource").toString()).contains("event-bus/default");
    }

    @Test
    void accounts_may_be_named_one_by_one() {
        JsonNode statement = statement(template("hub-of-accounts", Map.of("forwardedFrom", MEMBER), "Latchkey"));
        assertThat(statement.at("/Principal/AWS/0").toString()).contains(MEMBER + ":root");
        assertThat(statement.at("/Condition/Bool/events:eventBusInvocation").asText())
                .isEqualTo("true");
    }

    @Test
    void for_other_regions_of_ones_own_nobody_else_is_let_in() {
        JsonNode own = template("hub-of-regions", Map.of("forwardedFrom", "own"), "Latchkey");
        assertThat(resources(own, "AWS::Events::EventBusPolicy")).isEmpty();
        assertThat(takes(own, HOME, event(HOME, STRANGER, Operation.ASSUME_ROLE)))
                .isTrue();
    }

    @Test
    void unasked_nothing_is_heard_of_other_services_and_nobody_is_let_in() {
        JsonNode standard = Synthesis.standard().template();
        assertThat(resources(standard, "AWS::Events::EventBusPolicy")).isEmpty();
        assertThat(takes(standard, HOME, event(HOME, STRANGER, Operation.ASSUME_ROLE)))
                .isFalse();
    }

    @Test
    void each_rule_of_the_hub_is_watched_by_alarms() {
        String alarms = resources(hub, "AWS::CloudWatch::Alarm").toString();
        assertThat(resources(hub, "AWS::Events::EventBusPolicy")).hasSize(1);
        assertThat(hub.path("Outputs").has("HubBus")).isTrue();
        for (String rule : List.of("Calls-iam", "Calls-rolesanywhere", "Calls-sts", "Forwarded-sts")) {
            assertThat(alarms).contains("Alarms/" + rule + "-Failed/", "Alarms/" + rule + "-Lost/");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            RemovePermission | {"statementId":"LatchkeyForwarders","eventBusName":"default"} | true
            PutPermission    | {"statementId":"LatchkeyForwarders","action":"events:PutEvents","principal":"0"} | true
            RemovePermission | {"removeAllPermissions":true} | true
            PutPermission    | {"policy":"{}","eventBusName":"arn:aws:events:us-east-1:1:event-bus/default"} | true
            PutPermission    | {"policy":"{}","eventBusName":"orders"} | false
            RemovePermission | {"removeAllPermissions":true,"eventBusName":"orders"} | false
            RemovePermission | {"removeAllPermissions":false,"statementId":"orders"} | false
            PutPermission    | {"statementId":"orders","principal":"444455556666"} | false
            """)
    void who_keeps_forwarders_from_sending_is_told_of(String call, String parameters, boolean told) throws IOException {
        ObjectNode event = (ObjectNode) JSON.readTree(event(HOME, HOME, "events.amazonaws.com", call));
        event.withObject("/detail").set("requestParameters", JSON.readTree(parameters));
        assertThat(patterns(hub, rule -> !isOfCalls(rule)))
                .filteredOn(pattern -> matches(event.toString(), pattern))
                .hasSize(told ? 1 : 0);
    }

    @Test
    void what_tells_of_it_is_within_the_quota_of_eventbridge() {
        assertThat(patterns(hub, rule -> !isOfCalls(rule)))
                .hasSize(Tampering.values().length)
                .allSatisfy(pattern -> assertThat(pattern).hasSizeLessThanOrEqualTo(WatchedCalls.QUOTA));
    }

    private static JsonNode statement(JsonNode template) {
        return resources(template, "AWS::Events::EventBusPolicy").get(0).at("/Properties/Statement");
    }

    private static JsonNode template(String name, Map<String, Object> context, String stack) {
        App app = app(name, context);
        InfraApp.stack(app, Optional.empty());
        return JSON.valueToTree(app.synth().getStackByName(stack).getTemplate());
    }

    private static App app(String name, Map<String, Object> context) {
        return Synthesis.app(name, context);
    }

    private static List<JsonNode> resources(JsonNode template, String type) {
        return StreamSupport.stream(template.path("Resources").spliterator(), false)
                .filter(resource -> resource.path("Type").asText().equals(type))
                .toList();
    }

    /** Whether any rule of the stack, deployed in that account, takes the event. */
    private static boolean takes(JsonNode template, String account, String event) {
        return patterns(template, ForwardingTest::isOfCalls)
                .map(pattern -> pattern.replace("{\"Ref\":\"AWS::AccountId\"}", '"' + account + '"'))
                .anyMatch(pattern -> matches(event, pattern));
    }

    private static boolean isOfCalls(JsonNode rule) {
        return !rule.at("/Properties/Description").asText().startsWith("Latchkey tells");
    }

    /** With some text for whatever the template refers to. */
    private static Stream<String> patterns(JsonNode template, Predicate<JsonNode> of) {
        return resources(template, "AWS::Events::Rule").stream()
                .filter(of)
                .map(rule -> rule.at("/Properties/EventPattern").toString())
                .map(pattern -> pattern.replaceAll("\\{\"Ref\":\"AlertsKey[0-9A-Z]*\"}", "\"0a1b\""));
    }

    private static boolean matches(String event, String pattern) {
        try {
            return Ruler.matchesRule(event, pattern);
        } catch (Exception e) {
            throw new AssertionError("The matcher of EventBridge refuses " + pattern, e);
        }
    }

    private static String event(String account, String caller, Operation operation) {
        return event(account, caller, operation.eventSource(), operation.eventName());
    }

    /** @param caller of that account; of none, as a service */
    private static String event(String account, String caller, String eventSource, String eventName) {
        ObjectNode identity = JSON.createObjectNode();
        if (!caller.isEmpty()) {
            identity.put("accountId", caller);
        }
        ObjectNode detail = JSON.createObjectNode()
                .put("eventSource", eventSource)
                .put("eventName", eventName)
                .set("userIdentity", identity);
        return JSON.createObjectNode()
                .put("source", "aws." + eventSource.replace(".amazonaws.com", ""))
                .put("detail-type", "AWS API Call via CloudTrail")
                .put("account", account)
                .put("region", "eu-west-1")
                .set("detail", detail)
                .toString();
    }
}
