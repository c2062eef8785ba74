package dev.latchkey.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeastPrivilegeTest {
    private static Synthesis stack;

    @BeforeAll
    static void synthesize() {
        stack = Synthesis.standard();
    }

    @Test
    void the_detector_may_do_this_and_no_more() {
        assertThat(besideIam("Detector"))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "Latchkey/Chains/Resource",
                        Set.of("dynamodb:PutItem", "dynamodb:Query", "dynamodb:UpdateItem"),
                        "Latchkey/Allowlist/Resource",
                        Set.of("dynamodb:Scan"),
                        // Known callers alone: see below.
                        "Latchkey/Evidence/Resource",
                        Set.of("dynamodb:BatchGetItem"),
                        "Latchkey/Alerts/Resource",
                        Set.of("sns:Publish"),
                        // A publisher to an encrypted topic asks for a data key of any kind: SNS's own demand.
                        "Latchkey/AlertsKey/Resource",
                        Set.of("kms:Decrypt", "kms:GenerateDataKey*"),
                        "Latchkey/Unprocessed/Resource",
                        Set.of("sqs:GetQueueAttributes", "sqs:GetQueueUrl", "sqs:SendMessage"),
                        "Latchkey/Settling/Resource",
                        Set.of("sqs:SendMessage"),
                        "Latchkey/Detector/Log/Resource",
                        Set.of("logs:CreateLogStream", "logs:PutLogEvents")));
    }

    @Test
    void the_settler_may_do_this_and_no_more() {
        assertThat(besideIam("Settler"))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "Latchkey/Chains/Resource",
                        Set.of("dynamodb:PutItem", "dynamodb:Query", "dynamodb:UpdateItem"),
                        "Latchkey/Allowlist/Resource",
                        Set.of("dynamodb:Scan"),
                        "Latchkey/Evidence/Resource",
                        Set.of("dynamodb:BatchGetItem"),
                        "Latchkey/Alerts/Resource",
                        Set.of("sns:Publish"),
                        "Latchkey/AlertsKey/Resource",
                        Set.of("kms:Decrypt", "kms:GenerateDataKey*"),
                        "Latchkey/Settling/Resource",
                        Set.of("sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"),
                        "Latchkey/Settler/Log/Resource",
                        Set.of("logs:CreateLogStream", "logs:PutLogEvents")));
    }

    @Test
    void the_watcher_may_read_the_allowlists_stream_and_tell_and_no_more() {
        assertThat(Permissions.of(stack, "Watcher"))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        // Of the table's resources its stream: see below.
                        "Latchkey/Allowlist/Resource",
                        Set.of("dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator"),
                        // Names of streams, which AWS grants for all or for none.
                        "\"*\"",
                        Set.of("dynamodb:ListStreams"),
                        "Latchkey/Alerts/Resource",
                        Set.of("sns:Publish"),
                        "Latchkey/AlertsKey/Resource",
                        Set.of("kms:Decrypt", "kms:GenerateDataKey*"),
                        "Latchkey/Untold/Resource",
                        Set.of("sqs:GetQueueAttributes", "sqs:GetQueueUrl", "sqs:SendMessage"),
                        "Latchkey/Watcher/Log/Resource",
                        Set.of("logs:CreateLogStream", "logs:PutLogEvents")));
    }

    @Test
    void the_digester_may_read_chains_and_allowlist_keep_evidence_and_tell_and_no_more() {
        assertThat(Permissions.of(stack, "Digester"))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "Latchkey/Chains/Resource",
                        Set.of("dynamodb:Query", "dynamodb:Scan"),
                        "Latchkey/Allowlist/Resource",
                        Set.of("dynamodb:Scan"),
                        "Latchkey/Evidence/Resource",
                        Set.of("dynamodb:BatchGetItem", "dynamodb:GetItem", "dynamodb:Query", "dynamodb:UpdateItem"),
                        "Latchkey/Alerts/Resource",
                        Set.of("sns:Publish"),
                        "Latchkey/AlertsKey/Resource",
                        Set.of("kms:Decrypt", "kms:GenerateDataKey*"),
                        "Latchkey/Unkept/Resource",
                        Set.of("sqs:GetQueueAttributes", "sqs:GetQueueUrl", "sqs:SendMessage"),
                        "Latchkey/Digester/Log/Resource",
                        Set.of("logs:CreateLogStream", "logs:PutLogEvents")));
    }

    private static Map<String, Set<String>> besideIam(String function) {
        Map<String, Set<String>> all = Permissions.of(stack, function);
        all.keySet().removeIf(resource -> resource.contains(":iam::"));
        return all;
    }

    @Test
    void of_the_allowlist_table_the_watcher_reads_the_stream_alone() {
        assertThat(Permissions.statements(stack, "Watcher"))
                .filteredOn(statement -> statement.path("Action").toString().contains("dynamodb:GetRecords"))
                .singleElement()
                .satisfies(statement -> assertThat(
                                statement.at("/Resource/Fn::GetAtt/1").asText())
                        .isEqualTo("StreamArn"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Detector", "Settler"})
    void of_the_evidence_who_judges_reads_known_callers_alone(String function) {
        assertThat(Permissions.statements(stack, function))
                .filteredOn(statement -> statement.path("Action").toString().contains("dynamodb:BatchGetItem"))
                .singleElement()
                .satisfies(statement -> assertThat(statement.path("Condition"))
                        .hasToString("{\"ForAllValues:StringEquals\":{\"dynamodb:LeadingKeys\":[\"PROVISIONER\"]}}"));
    }

    @Test
    void no_role_is_lent_a_policy_that_aws_may_widen() {
        assertThat(stack.resources("AWS::IAM::Role"))
                .hasSize(7)
                .allSatisfy(role -> assertThat(role.path("Properties").has("ManagedPolicyArns"))
                        .isFalse());
    }

    @Test
    void only_the_rules_may_call_the_alias() {
        assertThat(stack.resources("AWS::Lambda::Permission"))
                .hasSameSizeAs(stack.callRules())
                .allSatisfy(permission -> {
                    JsonNode properties = permission.path("Properties");
                    assertThat(stack.follow(properties.path("SourceArn"))
                                    .path("Type")
                                    .asText())
                            .isEqualTo("AWS::Events::Rule");
                    assertThat(stack.follow(properties.path("FunctionName"))
                                    .path("Type")
                                    .asText())
                            .isEqualTo("AWS::Lambda::Alias");
                });
    }
}
