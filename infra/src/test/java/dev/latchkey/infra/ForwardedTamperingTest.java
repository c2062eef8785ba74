package dev.latchkey.infra;

import static dev.latchkey.infra.ForwardedEvents.HOME;
import static dev.latchkey.infra.ForwardedEvents.MEMBER;
import static dev.latchkey.infra.ForwardedEvents.forwarder;
import static dev.latchkey.infra.ForwardedEvents.hub;
import static dev.latchkey.infra.ForwardedEvents.record;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tampering in other accounts and regions on its way to the hub's topics, by the matcher that EventBridge itself runs. */
class ForwardedTamperingTest {
    private static final String THERE = "eu-west-1";
    private static final String HUBS_REGION = "us-east-1";
    private static final int COMPLEXITY = 100;

    private static BusRules forwarder;
    private static BusRules hub;

    @BeforeAll
    static void synthesize() {
        forwarder = BusRules.of(forwarder());
        hub = BusRules.of(hub("o-exampleorgid"));
    }

    @ParameterizedTest(name = "{2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            Tampering-trail   | elsewhere-trail   | cloudtrail     StopLogging          | {"name":"arn:aws:cloudtrail:eu-west-1:444455556666:trail/all"}
            Tampering-trail   | elsewhere-trail   | cloudtrail     UpdateTrail          | {"name":"all","isMultiRegionTrail":false}
            Heartbeat         | elsewhere-rules   | events         DisableRule          | {"name":"LatchkeyForwarder-Callsiam0A1B2C3D-XYZ"}
            Heartbeat         | elsewhere-rules   | events         DisableRule          | {"name":"StackSet-LatchkeyForwarde-Callsiam0A1B2C3D-XYZ"}
            Heartbeat         | elsewhere-rules   | events         PutTargets           | {"rule":"StackSet-Latchkey-0a1b2c3-Tamperingtrail0A1B-XYZ"}
            Heartbeat         | elsewhere-rules   | events         PutRule              | {"name":"LatchkeyForwarder-Tamperingguard0A1B2C3D-XYZ"}
            Heartbeat         | elsewhere-rules   | scheduler      UpdateSchedule       | {"name":"LatchkeyForwarder-HeartbeatSchedule-XYZ","state":"DISABLED"}
            Heartbeat         | elsewhere-rules   | events         UpdateEventBus       | {"name":"default","kmsKeyIdentifier":"0a1b"}
            Calls-iam         | elsewhere-rights  | iam            DeleteRolePolicy     | {"roleName":"LatchkeyForwarder-Role1ABFCC5F-XYZ"}
            Calls-iam         | elsewhere-rights  | iam            PutRolePolicy        | {"roleName":"stackset-latchkeyforwarde-role1abfcc5f-xyz"}
            Tampering-telling | elsewhere-telling | sqs            PurgeQueue           | {"queueUrl":"https://sqs.eu-west-1.amazonaws.com/444455556666/LatchkeyForwarder-Unforwarded0A1B-XYZ"}
            Tampering-telling | elsewhere-telling | sqs            StartMessageMoveTask | {"sourceArn":"arn:aws:sqs:eu-west-1:444455556666:StackSet-LatchkeyForwarder-0a1b-Unforwarded-XYZ"}
            Tampering-telling | elsewhere-telling | monitoring     DisableAlarmActions  | {"alarmNames":["cpu","LatchkeyForwarder-UnforwardedAlarm-XYZ"]}
            Tampering-telling | elsewhere-telling | monitoring     PutAlarmMuteRule     | {"name":"n","muteTargets":{"alarmNames":["LatchkeyForwarder-UnforwardedAlarm-XYZ"]}}
            Tampering-stack   | elsewhere-stack   | cloudformation DeleteStack          | {"stackName":"LatchkeyForwarder"}
            Tampering-stack   | elsewhere-stack   | cloudformation UpdateStack          | {"stackName":"StackSet-LatchkeyForwarder-0a1b2c3d-0a1b"}
            Tampering-stack   | elsewhere-stack   | cloudformation DeleteStack          | {"stackName":"arn:aws:cloudformation:eu-west-1:444455556666:stack/StackSet-LatchkeyForwarder-0a1b/0a1b"}
            Tampering-stack   | elsewhere-stack   | cloudformation CreateStackRefactor  | {"stackDefinitions":[{"stackName":"mine"},{"stackName":"LatchkeyForwarder"}]}
            Tampering-stack   | elsewhere-stack   | cloudcontrolapi UpdateResource      | {"typeName":"AWS::Events::Rule","identifier":"arn:aws:events:eu-west-1:444455556666:rule/LatchkeyForwarder-Callsiam0A1B-XYZ"}
            Tampering-stack   | elsewhere-stack   | cloudcontrolapi DeleteResource      | {"typeName":"AWS::Scheduler::Schedule","identifier":"StackSet-LatchkeyForwarde-HeartbeatSchedule-XYZ"}
            Tampering-stack   | elsewhere-stack   | cloudcontrolapi UpdateResource      | {"typeName":"AWS::IAM::Role","identifier":"latchkeyforwarder-role1abfcc5f-xyz"}
            Tampering-stack   | elsewhere-stack   | cloudformation CreateChangeSet      | {"stackName":"arn:aws:cloudformation:eu-west-1:444455556666:stack/LatchkeyForwarder/0a1b"}
            """)
    void is_sent_once_and_told_once(String sentBy, String toldBy, String call, String parameters) {
        ObjectNode event = record(call, parameters);
        assertThat(forwarder.taking(event, MEMBER, THERE)).containsExactly(sentBy);
        assertThat(told(event)).containsExactly(toldBy);
    }

    /** What is done to the rule that tells of all others is sent by one beside it, and by itself while it can. */
    @ParameterizedTest
    @ValueSource(
            strings = {"LatchkeyForwarder-Heartbeat0A1B2C3D-XYZ", "StackSet-LatchkeyForwarde-Heartbeat0A1B2C3D-XYZ"})
    void who_disables_the_rule_of_the_heartbeat_is_told_of_by_another(String rule) {
        ObjectNode event = record("events DisableRule", "{\"name\":\"%s\"}".formatted(rule));
        assertThat(forwarder.taking(event, MEMBER, THERE)).containsExactlyInAnyOrder("Heartbeat", "Tampering-guard");
        assertThat(told(event)).containsExactly("elsewhere-rules");
    }

    /** All of the table that a forwarder could suffer: a call that is added there is sent and told without more. */
    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource
    void each_call_of_the_table_on_a_part_of_a_forwarder(Tampering kind, String call, String parameters) {
        ObjectNode event = record(call, parameters);
        assertThat(forwarder.taking(event, MEMBER, THERE)).isNotEmpty();
        assertThat(told(event)).containsExactly("elsewhere-" + kind.id());
    }

    static Stream<Arguments> each_call_of_the_table_on_a_part_of_a_forwarder() {
        Map<Tampering, String> parts = Map.of(
                Tampering.TRAIL, "{\"name\":\"any\"}",
                Tampering.RULES, "{\"name\":\"LatchkeyForwarder-Callsiam0A1B2C3D-XYZ\"}",
                Tampering.RIGHTS, "{\"roleName\":\"LatchkeyForwarder-Role1ABFCC5F-XYZ\"}",
                Tampering.TELLING, "{\"queueUrl\":\"https://sqs.eu-west-1.amazonaws.com/4/LatchkeyForwarder-Un-X\"}",
                Tampering.STACK, "{\"stackName\":\"LatchkeyForwarder\"}");
        Map<String, List<String>> inFull = Map.of(
                "DeleteRole", List.of("DeleteRole", "DeleteRolePolicy", "DeleteRolePermissionsBoundary"),
                "PutRole", List.of("PutRolePolicy", "PutRolePermissionsBoundary"));
        return Arrays.stream(Tampering.values())
                .filter(kind -> kind.elsewhere().isPresent())
                .flatMap(kind -> kind.eventNames().stream()
                        .flatMap(name -> name instanceof Map<?, ?> beginning
                                ? requireNonNull(inFull.get(beginning.get("prefix"))).stream()
                                : Stream.of(name.toString()))
                        .filter(name -> kind != Tampering.RIGHTS || name.contains("Role"))
                        .map(name -> Arguments.of(kind, serviceOf(kind) + " " + name, parts.get(kind))));
    }

    /** Of a kind that has several services any will do: no pattern asks which call is whose. */
    private static String serviceOf(Tampering kind) {
        return kind == Tampering.TELLING ? "sqs" : kind.sources().get(0).substring("aws.".length());
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
            events         DisableRule     | {"name":"nightly"}
            events         DisableRule     | {"name":"LatchkeyForward"}
            events         DisableRule     | {"name":"Latchkey-Callsiam0A1B2C3D-XYZ"}
            events         EnableRule      | {"name":"LatchkeyForwarder-Callsiam0A1B2C3D-XYZ"}
            events         UpdateEventBus  | {"name":"orders","kmsKeyIdentifier":"0a1b"}
            scheduler      DeleteSchedule  | {"name":"nightly","groupName":"LatchkeyForwarder-x"}
            sqs            PurgeQueue      | {"queueUrl":"https://sqs.eu-west-1.amazonaws.com/444455556666/orders"}
            sqs            ReceiveMessage  | {"queueUrl":"https://sqs.eu-west-1.amazonaws.com/444455556666/LatchkeyForwarder-Un-XYZ"}
            monitoring     DeleteAlarms    | {"alarmNames":["StackSet-other-cpu"]}
            cloudformation DeleteStack     | {"stackName":"LatchkeyForwarder2"}
            cloudformation DeleteStack     | {"stackName":"Latchkey"}
            cloudformation DescribeStacks  | {"stackName":"LatchkeyForwarder"}
            cloudformation CreateStackRefactor | {"stackDefinitions":[{"stackName":"mine"},{"stackName":"Latchkey"}]}
            cloudcontrolapi DeleteResource | {"typeName":"AWS::Events::Rule","identifier":"nightly"}
            cloudcontrolapi GetResource    | {"typeName":"AWS::Events::Rule","identifier":"LatchkeyForwarder-X"}
            cloudtrail     StartLogging    | {"name":"all"}
            dynamodb       DeleteTable     | {"tableName":"LatchkeyForwarder-Chains-XYZ"}
            """)
    void what_is_none_of_a_forwarder_is_neither_sent_nor_told(String call, String parameters) {
        ObjectNode event = record(call, parameters);
        assertThat(forwarder.taking(event, MEMBER, THERE)).isEmpty();
        assertThat(told(event)).isEmpty();
    }

    /** It is sent as any call of IAM is. */
    @Test
    void a_role_of_somebody_elses_is_not_told() {
        assertThat(told(record("iam PutRolePolicy", "{\"roleName\":\"deploy\"}")))
                .isEmpty();
        assertThat(told(record("iam PutRolePolicy", "{\"roleName\":\"LatchkeyForwarder\"}")))
                .isEmpty();
    }

    /** To upgrade a StackSet of a hundred places would be a thousand messages. */
    @Test
    void what_cloudformation_does_to_parts_is_not_told_and_who_began_it_is() {
        ObjectNode part = record("events PutTargets", "{\"rule\":\"LatchkeyForwarder-Callsiam0A1B2C3D-XYZ\"}");
        part.withObject("/detail").put("sourceIPAddress", "cloudformation.amazonaws.com");
        assertThat(forwarder.taking(part, MEMBER, THERE)).isEmpty();
        assertThat(told(part)).isEmpty();
        ObjectNode stack = record("cloudformation UpdateStack", "{\"stackName\":\"StackSet-LatchkeyForwarder-0a1b\"}");
        stack.withObject("/detail").put("sourceIPAddress", "cloudformation.amazonaws.com");
        assertThat(forwarder.taking(stack, MEMBER, THERE)).containsExactly("Tampering-stack");
        assertThat(told(stack)).containsExactly("elsewhere-stack");
    }

    /** By a stack of his own, or by Cloud Control where no forwarder stands, it would else be done without a word. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            elsewhere-rules   | events     UpdateEventBus    | {"name":"default","kmsKeyIdentifier":"0a1b"}
            elsewhere-rights  | iam        PutRolePolicy     | {"roleName":"latchkeyforwarder-role1abcc5f0-xyz","policyName":"mine","policyDocument":"{}"}
            elsewhere-rights  | iam        PutRolePolicy     | {"roleName":"LatchkeyForwarder-Role1ABCC5F0-XYZ","policyName":"RoleDefaultPolicy5FFB7DAB","policyDocument":"{\\"Statement\\":[{\\"Condition\\":{}}]}"}
            elsewhere-rights  | iam        AttachRolePolicy  | {"roleName":"LatchkeyForwarder-Role1ABCC5F0-XYZ","policyArn":"arn:aws:iam::aws:policy/AWSDenyAll"}
            elsewhere-rights  | iam        PutRolePermissionsBoundary | {"roleName":"StackSet-LatchkeyForwarde-Role1ABCC5F0-XYZ","permissionsBoundary":"arn:aws:iam::444455556666:policy/mine"}
            elsewhere-telling | monitoring PutAlarmMuteRule  | {"name":"n","muteTargets":{"alarmNames":["LatchkeyForwarder-UnforwardedAlarm-XYZ"]}}
            """)
    void what_no_deployment_does_is_told_though_cloudformation_does_it(String toldBy, String call, String parameters) {
        ObjectNode event = record(call, parameters);
        event.withObject("/detail").put("sourceIPAddress", "cloudformation.amazonaws.com");
        assertThat(forwarder.taking(event, MEMBER, THERE)).hasSize(1);
        assertThat(told(event)).containsExactly(toldBy);
    }

    /** CloudTrail keeps no parameters over some 100 KB, and with these no name: a policy may be filled up with spaces. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "elsewhere-rules, events PutTargets, Heartbeat Tampering-guard",
        "elsewhere-rights, iam PutRolePolicy, Calls-iam",
        "elsewhere-telling, sqs SetQueueAttributes, Tampering-telling",
        "elsewhere-stack, cloudformation UpdateStack, Tampering-stack"
    })
    void a_call_whose_parameters_are_left_out_may_have_been_on_a_part_and_is_told(
            String toldBy, String call, String sentBy) {
        ObjectNode event =
                record(call, "{\"reason\":\"requestParameters too large\",\"omitted\":true,\"originalSize\":106000}");
        assertThat(forwarder.taking(event, MEMBER, THERE)).containsExactly(sentBy.split(" ", -1));
        assertThat(told(event)).containsExactly(toldBy);
    }

    /** A rule of the hub's own could else tell of it too, or of what a member made only look like it. */
    @Test
    void a_trail_of_another_region_of_the_hubs_own_account_is_elsewhere_and_that_of_its_own_is_not() {
        ObjectNode event =
                record("cloudtrail StopLogging", "{\"name\":\"all\"}").put("account", HOME);
        assertThat(told(event)).containsExactly("elsewhere-trail");
        assertThat(told(event.put("region", HUBS_REGION))).containsExactly("trail");
        assertThat(told(event.put("account", MEMBER))).containsExactly("elsewhere-trail");
    }

    /** IAM records it where the hub itself may stand. */
    @Test
    void the_role_of_a_forwarder_in_another_region_of_the_hubs_own_account_is_known() {
        ObjectNode event = record("iam DeleteRolePolicy", "{\"roleName\":\"LatchkeyForwarder-Role1ABFCC5F-XYZ\"}");
        assertThat(told(event.put("account", HOME).put("region", HUBS_REGION))).containsExactly("elsewhere-rights");
    }

    @ParameterizedTest
    @CsvSource({"account, 123456789012", "region, us-west-2"})
    void a_forwarder_sends_what_is_recorded_where_it_stands_alone(String field, String other) {
        for (String call : List.of("cloudtrail DeleteTrail", "events PutRule")) {
            ObjectNode event = record(call, "{\"name\":\"LatchkeyForwarder-Callsiam0A1B2C3D-XYZ\"}");
            assertThat(forwarder.taking(event, MEMBER, THERE)).hasSize(1);
            assertThat(forwarder.taking(event.put(field, other), MEMBER, THERE)).isEmpty();
        }
    }

    @Test
    void another_source_or_another_detail_type_is_neither_sent_nor_told() {
        ObjectNode event = record("cloudtrail DeleteTrail", "{\"name\":\"all\"}");
        for (ObjectNode other : List.of(
                event.deepCopy().put("source", "my.app"),
                event.deepCopy().put("detail-type", "AWS Service Event via CloudTrail"))) {
            assertThat(forwarder.taking(other, MEMBER, THERE)).isEmpty();
            assertThat(told(other)).isEmpty();
        }
    }

    @Test
    void a_hub_of_its_own_accounts_regions_tells_of_these() {
        BusRules own = BusRules.of(hub("own"));
        ObjectNode event =
                record("cloudtrail DeleteTrail", "{\"name\":\"all\"}").put("account", HOME);
        assertThat(own.taking(event, HOME, HUBS_REGION)).containsExactly("elsewhere-trail");
    }

    @Test
    void without_forwarders_nothing_of_other_places_is_told() {
        BusRules standard = BusRules.of(Synthesis.standard().template());
        ObjectNode event = record("cloudtrail DeleteTrail", "{\"name\":\"all\"}");
        assertThat(standard.taking(event, HOME, HUBS_REGION)).isEmpty();
    }

    @Test
    void each_pattern_is_within_the_quota_of_eventbridge_and_cheap_to_match() {
        assertThat(Stream.of(forwarder, hub).flatMap(rules -> rules.patterns(MEMBER, "ap-southeast-1")))
                .hasSizeGreaterThan(20)
                .allSatisfy(pattern -> {
                    assertThat(pattern).hasSizeLessThanOrEqualTo(WatchedCalls.QUOTA);
                    assertThat(BusRules.complexity(pattern, COMPLEXITY)).isLessThan(COMPLEXITY);
                });
    }

    /** By which rules, beside those that bring calls to the detector. */
    private static List<String> told(ObjectNode event) {
        return hub.taking(event, HOME, HUBS_REGION).stream()
                .filter(rule -> !rule.startsWith("Calls-"))
                .toList();
    }
}
