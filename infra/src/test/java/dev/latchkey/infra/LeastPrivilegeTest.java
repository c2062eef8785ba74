package dev.latchkey.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LeastPrivilegeTest {
    private static Synthesis stack;
    private static final Pattern OWN_IAM = Pattern.compile(
            "\\{\"Fn::Join\":\\[\"\",\\[\"arn:aws:iam::\",\\{\"Ref\":\"AWS::AccountId\"},\":(\\w+)/\\*\"]]}");

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
        assertThat(allowed(stack, "Watcher"))
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
    void of_iam_both_may_read_this_of_its_own_account_and_no_more() {
        assertThat(List.of(ofIam(stack, "Detector"), ofIam(stack, "Settler")))
                .allSatisfy(ofIam -> assertThat(ofIam)
                        .containsExactlyInAnyOrderEntriesOf(Map.of(
                                "user",
                                Set.of(
                                        "iam:GetUser",
                                        "iam:GetUserPolicy",
                                        "iam:ListUserPolicies",
                                        "iam:ListAttachedUserPolicies",
                                        "iam:ListGroupsForUser",
                                        "iam:ListAccessKeys",
                                        "iam:GetAccessKeyLastUsed"),
                                "role",
                                Set.of(
                                        "iam:GetRole",
                                        "iam:GetRolePolicy",
                                        "iam:ListRolePolicies",
                                        "iam:ListAttachedRolePolicies"),
                                "group",
                                Set.of("iam:GetGroupPolicy", "iam:ListGroupPolicies", "iam:ListAttachedGroupPolicies"),
                                "policy",
                                Set.of("iam:GetPolicy", "iam:GetPolicyVersion"))));
    }

    @Test
    void with_look_ups_off_the_detector_may_ask_nothing_of_iam() {
        Synthesis off = Synthesis.of("lookUpsOff", Map.of("lookUps", "off"));
        assertThat(ofIam(off, "Detector")).isEmpty();
        assertThat(ofIam(off, "Settler")).isEmpty();
    }

    /** The actions on each kind of resource, all of which are of the account of the stack. */
    private static Map<String, Set<String>> ofIam(Synthesis synthesis, String function) {
        Map<String, Set<String>> ofIam = new TreeMap<>();
        allowed(synthesis, function).forEach((resource, actions) -> {
            Matcher own = OWN_IAM.matcher(resource);
            if (own.matches()) {
                ofIam.put(own.group(1), actions);
            } else {
                assertThat(actions).noneMatch(action -> action.startsWith("iam:"));
            }
        });
        return ofIam;
    }

    private static Map<String, Set<String>> besideIam(String function) {
        Map<String, Set<String>> all = allowed(stack, function);
        all.keySet().removeIf(resource -> resource.contains(":iam::"));
        return all;
    }

    @Test
    void of_the_allowlist_table_the_watcher_reads_the_stream_alone() {
        assertThat(statements(stack, "Watcher"))
                .filteredOn(statement -> statement.path("Action").toString().contains("dynamodb:GetRecords"))
                .singleElement()
                .satisfies(statement -> assertThat(
                                statement.at("/Resource/Fn::GetAtt/1").asText())
                        .isEqualTo("StreamArn"));
    }

    @Test
    void no_role_is_lent_a_policy_that_aws_may_widen() {
        assertThat(stack.resources("AWS::IAM::Role"))
                .hasSize(4)
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

    /** The actions on each resource; a resource that is not one of this stack's, such as "*", shows as it stands. */
    private static Map<String, Set<String>> allowed(Synthesis synthesis, String function) {
        Map<String, Set<String>> allowed = new TreeMap<>();
        for (JsonNode statement : statements(synthesis, function)) {
            for (JsonNode resource : oneOrSeveral(statement.path("Resource"))) {
                String path =
                        synthesis.follow(resource).at("/Metadata/aws:cdk:path").asText(resource.toString());
                Set<String> actions = allowed.computeIfAbsent(path, any -> new TreeSet<>());
                oneOrSeveral(statement.path("Action")).forEach(action -> actions.add(action.asText()));
            }
        }
        return allowed;
    }

    private static JsonNode statements(Synthesis synthesis, String function) {
        return synthesis.at(function + "/Role/DefaultPolicy").at("/Properties/PolicyDocument/Statement");
    }

    private static List<JsonNode> oneOrSeveral(JsonNode node) {
        List<JsonNode> nodes = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(nodes::add);
        } else {
            nodes.add(node);
        }
        return nodes;
    }
}
