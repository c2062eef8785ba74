package dev.latchkey.infra;

import static dev.latchkey.infra.TamperingEvents.record;
import static dev.latchkey.infra.TamperingEvents.toldBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What none of the rules that tell of tampering may tell of. */
class NotTamperingTest {

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
            lambda     UpdateFunctionCode20150331v2 | {"functionName":"orders"}
            lambda     UpdateFunctionCode20150331v2 | {"functionName":"NotLatchkey-Detector-XYZ"}
            lambda     UpdateFunctionCode20150331v2 | {"functionName":"orders","description":"Latchkey-Detector-XYZ"}
            lambda     UpdateFunctionCode20150331v2 | {"omitted":true,"reason":"requestParameters too large"}
            lambda     PublishVersion20150331       | {"functionName":"Latchkey-Detector-XYZ"}
            lambda     DeleteResourcePolicy         | {"resourceArn":"arn:aws:lambda:us-east-1:111122223333:function:orders"}
            events     DisableRule                  | {"name":"nightly"}
            events     DisableRule                  | {"name":"Latchkey"}
            events     EnableRule                   | {"name":"Latchkey-Callsiam-XYZ"}
            events     UpdateEventBus               | {"name":"orders","kmsKeyIdentifier":"0a1b"}
            events     UpdateEventBus               | {"name":"default","description":"ours"}
            events     PutRule                      | {"name":"default"}
            dynamodb   DeleteTable                  | {"tableName":"Music"}
            glue       DeleteTable                  | {"tableName":"Latchkey-Chains0A1B-XYZ"}
            sns        DeleteTopic                  | {"topicArn":"arn:aws:sns:us-east-1:111122223333:other"}
            sns        Publish                      | {"topicArn":"arn:aws:sns:us-east-1:111122223333:Latchkey-Alerts0A1B-XYZ"}
            monitoring PutAlarmMuteRule             | {"name":"Latchkey-night","muteTargets":{"alarmNames":["cpu"]}}
            kms        DisableKey                   | {"keyId":"0000abcd-12ab-34cd-56ef-1234567890ab"}
            iam        PutRolePolicy                | {"roleName":"deploy"}
            iam        PutRolePolicy                | {"roleName":"my-latchkey-role"}
            cloudformation CreateChangeSet          | {"changeSetName":"Latchkey","stackName":"Latchkey-Other"}
            cloudformation CreateStackRefactor      | {"stackDefinitions":[{"stackName":"mine"}]}
            cloudcontrolapi UpdateResource          | {"typeName":"AWS::Lambda::Function","identifier":"orders"}
            cloudtrail StartLogging                 | {"name":"all"}
            cloudformation DeleteStack              | {"stackName":"Latchkey-Other"}
            events     RemovePermission             | {"removeAllPermissions":true,"eventBusName":"default"}
            """)
    void is_none_of_our_business(String call, String parameters) {
        assertThat(toldBy(record(call, parameters))).isEmpty();
    }

    @Test
    void another_source_or_another_detail_type_is_not_told() {
        ObjectNode event = record("cloudtrail StopLogging", "{\"name\":\"all\"}");

        assertThat(toldBy(event.deepCopy().put("source", "my.app"))).isEmpty();
        assertThat(toldBy(event.deepCopy().put("detail-type", "AWS Service Event via CloudTrail")))
                .isEmpty();
        assertThat(toldBy(event)).isNotEmpty();
    }

    /** Whoever may send to the bus could else have it said that this detector was touched, by a part that he named so. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"account, 444455556666", "region, eu-west-1"})
    void what_was_recorded_elsewhere_is_not_told_as_done_to_this_detector(String field, String elsewhere) {
        for (String call : List.of("cloudtrail DeleteTrail", "events DisableRule", "iam DeleteRolePolicy")) {
            ObjectNode event = record(call, "{\"name\":\"Latchkey-X\",\"roleName\":\"Latchkey-X\"}");
            assertThat(toldBy(event)).hasSize(1);
            assertThat(toldBy(event.put(field, elsewhere))).isEmpty();
        }
    }
}
