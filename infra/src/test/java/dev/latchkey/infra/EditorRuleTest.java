package dev.latchkey.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.event.ruler.Ruler;

/** Which records of CloudTrail name an editor of the allowlist, by the matcher that EventBridge itself runs. */
class EditorRuleTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Synthesis STACK = Synthesis.standard();
    private static final String TABLE = "arn:aws:dynamodb:us-east-1:111122223333:table/Latchkey-Allowlist";

    @ParameterizedTest
    @ValueSource(
            strings = {"PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem", "TransactWriteItems", "ExecuteStatement"
            })
    void whoever_edits_it_is_named(String call) throws IOException {
        assertThat(isTold(record(call))).isTrue();
    }

    @Test
    void so_is_who_edits_it_together_with_another_table() throws IOException {
        ObjectNode record = record("TransactWriteItems");
        record.withObject("/detail").withArray("resources").insertObject(0).put("ARN", TABLE + "2");
        assertThat(isTold(record)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"PutItem, /errorCode, AccessDenied", "GetItem, /eventVersion, 1.11", "Scan, /eventVersion, 1.11"})
    void who_reads_it_or_is_refused_is_not(String call, String place, String value) throws IOException {
        ObjectNode record = record(call);
        record.withObject("/detail").put(place.substring(1), value);
        assertThat(isTold(record)).isFalse();
    }

    @Test
    void a_statement_that_only_reads_is_not_told() throws IOException {
        ObjectNode record = record("ExecuteStatement");
        record.withObject("/detail").put("readOnly", true);
        assertThat(isTold(record)).isFalse();
    }

    @Test
    void another_table_is_none_of_ours() throws IOException {
        ObjectNode record = record("PutItem");
        record.withObject("/detail/resources/0").put("ARN", TABLE + "2");
        assertThat(isTold(record)).isFalse();
    }

    @Test
    void its_pattern_is_within_the_quota_of_eventbridge() {
        assertThat(pattern()).hasSizeLessThanOrEqualTo(WatchedCalls.QUOTA);
    }

    /** As the guide of DynamoDB shows one. */
    private static ObjectNode record(String call) throws IOException {
        return (ObjectNode) JSON.readTree("""
                {"source":"aws.dynamodb","detail-type":"AWS API Call via CloudTrail","account":"111122223333",
                 "region":"us-east-1","detail":{
                 "userIdentity":{"type":"AssumedRole","principalId":"AROAEXAMPLE:alice","accountId":"111122223333"},
                 "eventSource":"dynamodb.amazonaws.com","eventName":"%s","readOnly":false,"eventCategory":"Data",
                 "requestParameters":{"tableName":"Latchkey-Allowlist","key":{"pk":"deploy"}},"responseElements":null,
                 "resources":[{"accountId":"111122223333","type":"AWS::DynamoDB::Table","ARN":"%s"}]}}""".formatted(call, TABLE));
    }

    /** With the ARN as CloudFormation puts it in. */
    private static String pattern() {
        return STACK.editorRule()
                .at("/Properties/EventPattern")
                .toString()
                .replaceAll("\\{\"Fn::GetAtt\":\\[\"Allowlist[^]]*]}", "\"" + TABLE + "\"");
    }

    private static boolean isTold(ObjectNode record) {
        try {
            return Ruler.matchesRule(record.toString(), pattern());
        } catch (Exception e) {
            throw new AssertionError("The matcher of EventBridge refuses " + pattern(), e);
        }
    }
}
