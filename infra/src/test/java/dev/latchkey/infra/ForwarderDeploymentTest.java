package dev.latchkey.infra;

import static dev.latchkey.infra.ForwardedEvents.MEMBER;
import static dev.latchkey.infra.ForwardedEvents.record;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What CloudFormation does to the parts of a forwarder, as a deployment or instead of one. */
class ForwarderDeploymentTest extends ForwardedTamperingCase {

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
}
