package dev.latchkey.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LeastPrivilegeTest {
    private static Synthesis stack;
    private static JsonNode statements;

    @BeforeAll
    static void synthesize() {
        stack = Synthesis.standard();
        statements = stack.only("AWS::IAM::Policy").at("/Properties/PolicyDocument/Statement");
    }

    @Test
    void the_detector_may_do_this_and_no_more() {
        assertThat(allowed())
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
                        "Latchkey/Detector/Log/Resource",
                        Set.of("logs:CreateLogStream", "logs:PutLogEvents")));
    }

    @Test
    void no_role_is_lent_a_policy_that_aws_may_widen() {
        assertThat(stack.resources("AWS::IAM::Role"))
                .hasSize(2)
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
    private static Map<String, Set<String>> allowed() {
        Map<String, Set<String>> allowed = new TreeMap<>();
        for (JsonNode statement : statements) {
            for (JsonNode resource : oneOrSeveral(statement.path("Resource"))) {
                String path =
                        stack.follow(resource).at("/Metadata/aws:cdk:path").asText(resource.toString());
                Set<String> actions = allowed.computeIfAbsent(path, any -> new TreeSet<>());
                oneOrSeveral(statement.path("Action")).forEach(action -> actions.add(action.asText()));
            }
        }
        return allowed;
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
