package dev.latchkey.infra;

import static dev.latchkey.infra.ForwardedEvents.MEMBER;
import static dev.latchkey.infra.ForwardedEvents.record;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is no tampering with a forwarder is not told as if it were. */
class NotForwarderTamperingTest extends ForwardedTamperingCase {

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
}
