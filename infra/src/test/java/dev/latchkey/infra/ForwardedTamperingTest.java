package dev.latchkey.infra;

import static dev.latchkey.infra.ForwardedEvents.MEMBER;
import static dev.latchkey.infra.ForwardedEvents.record;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tampering in other accounts and regions on its way to the hub's topics, by the matcher that EventBridge itself runs. */
class ForwardedTamperingTest extends ForwardedTamperingCase {
    private static final int COMPLEXITY = 100;

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

    @Test
    void each_pattern_is_within_the_quota_of_eventbridge_and_cheap_to_match() {
        assertThat(Stream.of(forwarder, hub).flatMap(rules -> rules.patterns(MEMBER, "ap-southeast-1")))
                .hasSizeGreaterThan(20)
                .allSatisfy(pattern -> {
                    assertThat(pattern).hasSizeLessThanOrEqualTo(WatchedCalls.QUOTA);
                    assertThat(BusRules.complexity(pattern, COMPLEXITY)).isLessThan(COMPLEXITY);
                });
    }
}
