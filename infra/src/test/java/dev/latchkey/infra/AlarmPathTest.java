package dev.latchkey.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Walks from each alarm to its topic and to the topic's key: one that refuses CloudWatch loses the alarm silently. */
class AlarmPathTest {
    private static final String CLOUDWATCH = "cloudwatch.amazonaws.com";
    private static final String THIS_ACCOUNT =
            "{\"StringEquals\":{\"aws:SourceAccount\":{\"Ref\":\"AWS::AccountId\"}}}";

    private static Synthesis stack;
    private static List<JsonNode> alarms;

    @BeforeAll
    static void synthesize() {
        stack = Synthesis.standard();
        alarms = stack.resources("AWS::CloudWatch::Alarm");
    }

    @Test
    void errors_throttles_each_queue_and_each_rule_are_watched() {
        assertThat(alarms)
                .extracting(alarm -> alarm.at("/Properties/MetricName").asText())
                .contains(
                        "Errors",
                        "Throttles",
                        "NumberOfNotificationsFailed",
                        "ApproximateAgeOfOldestMessage",
                        "IteratorAge")
                .filteredOn("ApproximateNumberOfMessagesVisible"::equals)
                .hasSize(6);
        assertThat(alarms)
                .filteredOn(alarm -> alarm.at("/Properties/MetricName").asText().equals("FailedInvocations"))
                .hasSameSizeAs(stack.resources("AWS::Events::Rule"));
    }

    /** Their names are AWS's: a misspelt one would never ring. */
    @Test
    void an_event_that_not_even_its_queue_takes_rings() {
        assertThat(alarms)
                .filteredOn(alarm -> alarm.at("/Properties/MetricName").asText().equals("DestinationDeliveryFailures"))
                .singleElement()
                .satisfies(alarm -> assertThat(stack.follow(alarm.at("/Properties/Dimensions/0/Value")))
                        .isEqualTo(stack.at("Detector/Function")));
        assertThat(alarms)
                .filteredOn(
                        alarm -> alarm.at("/Properties/MetricName").asText().equals("InvocationsFailedToBeSentToDlq"))
                .hasSameSizeAs(stack.callRules());
    }

    @Test
    void of_each_topic_what_is_not_delivered_rings() {
        assertThat(alarms)
                .filteredOn(alarm -> alarm.at("/Properties/MetricName").asText().equals("NumberOfNotificationsFailed"))
                .extracting(alarm -> stack.follow(alarm.at("/Properties/Dimensions/0/Value")))
                .containsExactlyInAnyOrderElementsOf(stack.resources("AWS::SNS::Topic"));
    }

    @Test
    void the_alarms_of_a_function_bear_its_name() {
        assertThat(alarms)
                .extracting(alarm -> alarm.at("/Metadata/aws:cdk:path").asText())
                .contains("Latchkey/Alarms/Detector-Errors/Resource", "Latchkey/Alarms/Detector-Throttles/Resource");
    }

    @Test
    void quiet_is_no_alarm_but_for_the_two_that_mind_silence() {
        assertThat(alarms)
                .filteredOn(alarm -> !List.of("TriggeredRules", "Invocations")
                        .contains(alarm.at("/Properties/MetricName").asText()))
                .hasSize(alarms.size() - 2)
                .allSatisfy(alarm -> assertThat(
                                alarm.at("/Properties/TreatMissingData").asText())
                        .isEqualTo("notBreaching"));
    }

    @Test
    void each_alarm_goes_to_the_topic_whose_policy_lets_cloudwatch_of_this_account_publish() {
        assertThat(alarms)
                .isNotEmpty()
                .allSatisfy(alarm -> assertThat(allowances(topicPolicy(topicOf(alarm))))
                        .anySatisfy(statement -> {
                            assertThat(statement.at("/Principal/Service").asText())
                                    .isEqualTo(CLOUDWATCH);
                            assertThat(statement.path("Action").asText()).isEqualTo("sns:Publish");
                            assertThat(statement.path("Condition").toString()).isEqualTo(THIS_ACCOUNT);
                        }));
    }

    @Test
    void each_alarm_can_use_the_key_of_its_topic() {
        for (JsonNode alarm : alarms) {
            JsonNode key = stack.follow(stack.follow(topicOf(alarm)).at("/Properties/KmsMasterKeyId"));

            assertThat(key.at("/Properties/EnableKeyRotation").asBoolean()).isTrue();
            assertThat(allowances(key.at("/Properties/KeyPolicy"))).anySatisfy(statement -> {
                assertThat(statement.at("/Principal/Service").asText()).isEqualTo(CLOUDWATCH);
                assertThat(texts(statement.path("Action"))).containsExactly("kms:Decrypt", "kms:GenerateDataKey*");
                assertThat(statement.path("Condition").toString()).isEqualTo(THIS_ACCOUNT);
            });
        }
    }

    @Test
    void no_service_but_cloudwatch_may_use_the_key_or_publish() {
        List<JsonNode> services = Stream.of("AWS::KMS::Key", "AWS::SNS::TopicPolicy")
                .flatMap(type -> stack.resources(type).stream())
                .flatMap(resource -> resource.findValues("Service").stream())
                .toList();

        assertThat(services).hasSize(2).extracting(JsonNode::asText).containsOnly(CLOUDWATCH);
    }

    @Test
    void each_topic_refuses_what_is_not_encrypted_on_its_way() {
        List<JsonNode> policies = stack.resources("AWS::SNS::TopicPolicy");
        assertThat(policies).hasSameSizeAs(stack.resources("AWS::SNS::Topic"));
        assertThat(policies)
                .allSatisfy(policy -> assertThat(policy.at("/Properties/PolicyDocument/Statement"))
                        .anySatisfy(statement -> {
                            assertThat(statement.path("Effect").asText()).isEqualTo("Deny");
                            assertThat(statement.path("Condition").toString())
                                    .isEqualTo("{\"Bool\":{\"aws:SecureTransport\":\"false\"}}");
                        }));
    }

    private static JsonNode topicOf(JsonNode alarm) {
        return alarm.at("/Properties/AlarmActions/0");
    }

    private static JsonNode topicPolicy(JsonNode topic) {
        return stack.resources("AWS::SNS::TopicPolicy").stream()
                .map(policy -> policy.path("Properties"))
                .filter(policy -> policy.path("Topics").path(0).equals(topic))
                .findAny()
                .orElseThrow(() -> new AssertionError("The topic of an alarm has no policy: " + topic))
                .path("PolicyDocument");
    }

    private static List<JsonNode> allowances(JsonNode policy) {
        return StreamSupport.stream(policy.path("Statement").spliterator(), false)
                .filter(statement -> statement.path("Effect").asText().equals("Allow"))
                .toList();
    }

    private static List<String> texts(JsonNode oneOrSeveral) {
        return oneOrSeveral.isArray()
                ? StreamSupport.stream(oneOrSeveral.spliterator(), false)
                        .map(JsonNode::asText)
                        .toList()
                : List.of(oneOrSeveral.asText());
    }
}
