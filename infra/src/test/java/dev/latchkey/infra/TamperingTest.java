package dev.latchkey.infra;

import static dev.latchkey.infra.TamperingEvents.named;
import static dev.latchkey.infra.TamperingEvents.record;
import static dev.latchkey.infra.TamperingEvents.toldBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of the template that tell of tampering, held against records by EventBridge's own matcher. */
class TamperingTest {
    /** EventBridge refuses what is too complex to match, from a limit on that it does not publish: ours stay small. */
    private static final int COMPLEXITY = 100;

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(delimiter = '|', textBlock = """
            trail     | cloudtrail     StopLogging             | {"name":"arn:aws:cloudtrail:us-east-1:111122223333:trail/all"}
            trail     | cloudtrail     DeleteTrail             | {"name":"all"}
            trail     | cloudtrail     UpdateTrail             | {"name":"all","isMultiRegionTrail":false}
            trail     | cloudtrail     PutEventSelectors       | {"trailName":"all","eventSelectors":[]}
            trail     | cloudtrail     PutInsightSelectors     | {"trailName":"all"}
            rules     | events         DisableRule             | {"name":"Latchkey-Callsiam0A1B2C3D-XYZ"}
            rules     | events         DeleteRule              | {"name":"Latchkey-Tamperingtrail0A1B2C3D-XYZ"}
            rules     | events         PutRule                 | {"name":"Latchkey-Callsiam0A1B2C3D-XYZ","state":"DISABLED"}
            rules     | events         RemoveTargets           | {"rule":"Latchkey-Callsiam0A1B2C3D-XYZ","ids":["Target0"]}
            rules     | events         PutTargets              | {"rule":"Latchkey-Callsiam0A1B2C3D-XYZ"}
            rules     | scheduler      DeleteSchedule          | {"name":"Latchkey-KeepEvidence-XYZ","groupName":"default"}
            rules     | scheduler      UpdateSchedule          | {"name":"Latchkey-KeepEvidence-XYZ","state":"DISABLED"}
            rules     | events         UpdateEventBus          | {"name":"default","kmsKeyIdentifier":"0a1b"}
            rules     | events         UpdateEventBus          | {"kmsKeyIdentifier":"0a1b"}
            rules     | events         UpdateEventBus          | {"name":"arn:aws:events:us-east-1:111122223333:event-bus/default","kmsKeyIdentifier":"alias/mine"}
            functions | lambda         DeleteFunction20150331  | {"functionName":"Latchkey-DetectorFunction0A1B-XYZ"}
            functions | lambda         DeleteFunction          | {"functionName":"Latchkey-DetectorFunction0A1B-XYZ"}
            functions | lambda         DeleteFunction20150331  | {"functionName":"111122223333:function:Latchkey-DetectorFunction0A1B-XYZ"}
            functions | lambda         UpdateFunctionCode20150331v2 | {"functionName":"arn:aws:lambda:us-east-1:111122223333:function:Latchkey-Detector-XYZ"}
            functions | lambda         UpdateFunctionConfiguration20150331v2 | {"functionName":"Latchkey-DetectorFunction0A1B-XYZ"}
            functions | lambda         PutFunctionConcurrency20171031 | {"functionName":"Latchkey-Detector-XYZ","reservedConcurrentExecutions":0}
            functions | lambda         DeleteFunctionEventInvokeConfig | {"functionName":"Latchkey-Detector-XYZ","qualifier":"live"}
            functions | lambda         PutFunctionEventInvokeConfig | {"functionName":"Latchkey-Detector-XYZ","qualifier":"live"}
            functions | lambda         CreateEventSourceMapping20150331 | {"functionName":"mine","eventSourceArn":"arn:aws:sqs:us-east-1:111122223333:Latchkey-Settling-XYZ"}
            functions | lambda         UpdateAlias20150331     | {"functionName":"Latchkey-Detector-XYZ","name":"live"}
            functions | lambda         DeleteAlias20150331     | {"functionName":"Latchkey-Detector-XYZ","name":"live"}
            functions | lambda         AddPermission20150331v2 | {"functionName":"Latchkey-Detector-XYZ","principal":"*"}
            functions | lambda         RemovePermission20150331v2 | {"functionName":"Latchkey-Detector-XYZ"}
            functions | lambda         PutResourcePolicy20260709 | {"resourceArn":"arn:aws:lambda:us-east-1:111122223333:function:Latchkey-Detector-XYZ:live","policy":"{}"}
            functions | lambda         PutRuntimeManagementConfig20210720 | {"functionName":"Latchkey-Detector-XYZ","qualifier":"3"}
            functions | lambda         PutRuntimeManagementConfig | {"functionName":"Latchkey-Detector-XYZ","qualifier":"3"}
            functions | lambda         DeleteResourcePolicy    | {"resourceArn":"arn:aws:lambda:us-east-1:111122223333:function:Latchkey-Detector-XYZ:live"}
            rights    | iam            DeleteRolePolicy        | {"roleName":"Latchkey-DetectorRole0A1B-XYZ"}
            rights    | iam            DeleteRolePolicy        | {"roleName":"lATCHKEY-detectorrole0a1b-xyz"}
            rights    | iam            PutRolePermissionsBoundary | {"roleName":"Latchkey-DetectorRole0A1B-XYZ"}
            rights    | iam            UpdateAssumeRolePolicy  | {"roleName":"Latchkey-TamperingRole0A1B-XYZ"}
            rights    | logs           DeleteLogGroup          | {"logGroupName":"Latchkey-DetectorLog0A1B-XYZ"}
            rights    | logs           PutRetentionPolicy      | {"logGroupName":"Latchkey-DetectorLog0A1B-XYZ","retentionInDays":1}
            tables    | dynamodb       DeleteTable             | {"tableName":"Latchkey-Chains0A1B-XYZ"}
            tables    | dynamodb       DeleteTable             | {"tableName":"arn:aws:dynamodb:us-east-1:111122223333:table/Latchkey-Chains0A1B-XYZ"}
            tables    | dynamodb       UpdateTable             | {"tableName":"Latchkey-Allowlist0A1B-XYZ","deletionProtectionEnabled":false}
            tables    | dynamodb       UpdateTimeToLive        | {"tableName":"Latchkey-Chains0A1B-XYZ"}
            tables    | dynamodb       PutResourcePolicy       | {"resourceArn":"arn:aws:dynamodb:us-east-1:111122223333:table/Latchkey-Allowlist0A1B-XYZ"}
            telling   | sns            DeleteTopic             | {"topicArn":"arn:aws:sns:us-east-1:111122223333:Latchkey-Alerts0A1B-XYZ"}
            telling   | sns            Unsubscribe             | {"subscriptionArn":"arn:aws:sns:us-east-1:111122223333:Latchkey-Alerts0A1B-XYZ:6b0e71bd-7e97-4d97-80ce-4a0994e55286"}
            telling   | sns            SetTopicAttributes      | {"topicArn":"arn:aws:sns:us-east-1:111122223333:Latchkey-Alerts0A1B-XYZ","attributeName":"Policy"}
            telling   | sqs            DeleteQueue             | {"queueUrl":"https://sqs.us-east-1.amazonaws.com/111122223333/Latchkey-Unprocessed0A1B-XYZ"}
            telling   | sqs            PurgeQueue              | {"queueUrl":"https://sqs.us-east-1.amazonaws.com/111122223333/Latchkey-Undelivered0A1B-XYZ"}
            telling   | sqs            StartMessageMoveTask    | {"sourceArn":"arn:aws:sqs:us-east-1:111122223333:Latchkey-Undelivered0A1B-XYZ","destinationArn":"arn:aws:sqs:us-east-1:111122223333:mine"}
            telling   | monitoring     DeleteAlarms            | {"alarmNames":["other","Latchkey-AlarmsSilence0A1B-XYZ"]}
            telling   | monitoring     DisableAlarmActions     | {"alarmNames":["Latchkey-AlarmsSilence0A1B-XYZ"]}
            telling   | monitoring     PutAlarmMuteRule        | {"name":"night","muteTargets":{"alarmNames":["Latchkey-AlarmsSilence0A1B-XYZ"]}}
            telling   | sns            PutDataProtectionPolicy | {"resourceArn":"arn:aws:sns:us-east-1:111122223333:Latchkey-Alerts0A1B-XYZ"}
            telling   | kms            DisableKey              | {"keyId":"1234abcd-12ab-34cd-56ef-1234567890ab"}
            telling   | kms            ScheduleKeyDeletion     | {"pendingWindowInDays":7,"keyId":"arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"}
            stack     | cloudformation DeleteStack             | {"stackName":"Latchkey"}
            stack     | cloudformation CreateChangeSet         | {"changeSetName":"c","stackName":"Latchkey","changeSetType":"UPDATE"}
            stack     | cloudformation CreateStackRefactor     | {"stackDefinitions":[{"stackName":"Latchkey"},{"stackName":"mine"}]}
            stack     | cloudcontrolapi UpdateResource         | {"typeName":"AWS::Lambda::Function","identifier":"Latchkey-Detector-XYZ"}
            stack     | cloudcontrolapi DeleteResource         | {"typeName":"AWS::Events::Rule","identifier":"arn:aws:events:us-east-1:111122223333:rule/Latchkey-Callsiam0A1B-XYZ"}
            stack     | cloudformation ExecuteChangeSet        | {"changeSetName":"c","stackName":"arn:aws:cloudformation:us-east-1:111122223333:stack/Latchkey/0a1b"}
            """)
    void is_told_by_one_rule(String rule, String call, String parameters) {
        assertThat(toldBy(record(call, parameters))).containsExactly(rule);
    }

    /** The page gives it to whoever wants to see the text come: it must fail, and be told all the same. */
    @Test
    void the_harmless_call_of_the_page_on_operations_is_told_though_it_fails() throws IOException {
        Matcher call = Pattern.compile("`aws cloudtrail stop-logging --region R --name (no-such-trail-\\w+)`")
                .matcher(Files.readString(Path.of("..", "docs", "operations.md")));
        assertThat(call.find()).isTrue();
        ObjectNode event = record("cloudtrail StopLogging", "{\"name\":\"%s\"}".formatted(call.group(1)));
        event.withObject("/detail").put("errorCode", "TrailNotFoundException").putNull("requestParameters");

        assertThat(toldBy(event)).containsExactly("trail");
    }

    @Test
    void of_the_two_rules_that_watch_rules_each_tells_of_the_other() {
        assertThat(toldBy(record("events DisableRule", "{\"name\":\"%s\"}".formatted(named("rules")))))
                .contains("guard");
        assertThat(toldBy(record("events DisableRule", "{\"name\":\"%s\"}".formatted(named("guard")))))
                .contains("rules");
    }

    @Test
    void a_mapping_that_names_only_itself_is_known_by_the_function_that_the_answer_names() {
        ObjectNode event = record("lambda UpdateEventSourceMapping20150331", "{\"uUID\":\"0a1b\",\"enabled\":false}");
        event.withObject("/detail/responseElements")
                .put("functionArn", "arn:aws:lambda:us-east-1:111122223333:function:Latchkey-Watch-XYZ:live");

        assertThat(toldBy(event)).containsExactly("functions");
    }

    @Test
    void what_may_have_been_on_the_rule_that_tells_of_rules_is_told_by_the_one_beside_it_too() {
        assertThat(toldBy(record("events PutTargets", "{\"omitted\":true}"))).containsExactly("guard", "rules");
    }

    /** CloudTrail keeps no parameters over some 100 KB, and with these no name: a policy may be filled up with spaces. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "rights, iam PutRolePolicy",
        "rights, iam UpdateAssumeRolePolicy",
        "tables, dynamodb PutResourcePolicy",
        "telling, sns SetTopicAttributes",
        "stack, cloudformation UpdateStack"
    })
    void a_call_whose_parameters_are_left_out_may_have_been_on_a_part_and_is_told(String rule, String call) {
        assertThat(toldBy(record(
                        call, "{\"reason\":\"requestParameters too large\",\"omitted\":true,\"originalSize\":106000}")))
                .containsExactly(rule);
    }

    @Test
    void each_pattern_is_within_the_quota_of_eventbridge_and_cheap_to_match() {
        assertThat(TamperingEvents.PATTERNS).hasSize(Tampering.values().length).allSatisfy((rule, pattern) -> {
            assertThat(pattern).hasSizeLessThanOrEqualTo(WatchedCalls.QUOTA);
            assertThat(BusRules.complexity(pattern, COMPLEXITY)).isLessThan(COMPLEXITY);
        });
    }
}
