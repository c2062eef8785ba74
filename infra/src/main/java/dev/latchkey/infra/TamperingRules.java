package dev.latchkey.infra;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.constructs.Construct;

/**
 * Tells when somebody lays hands on what watches, and who edits whom it approves.
 *
 * <p>The rules publish by a role: a topic's policy and a key's policy take no condition on the rule that publishes, so
 * that naming EventBridge there would let in the rules of any account. A role is handed to rules of its own account.
 *
 * @see <a href="https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html">Conditions that do not work</a>
 */
final class TamperingRules extends Construct {
    private final List<TellingRule> rules;
    private final SetAsideQueue unwarned;
    private final ChatTopic chats;

    TamperingRules(
            Construct scope, String id, AlertTopic alerts, AllowlistTable allowlist, Optional<ForwardedFrom> from) {
        super(scope, id);
        String stack = Stack.of(this).getStackName();
        this.chats = new ChatTopic(this, "Chats", alerts);
        Role role = role(alerts);
        boolean isHub = from.filter(ForwardedFrom::isOfOthers).isPresent();
        OwnResources own = new OwnResources(stack, alerts.keyId(), isHub);
        this.unwarned = new SetAsideQueue(this, "Unwarned");
        TellingRule.Way way = new TellingRule.Way(alerts, chats, role.getRoleArn(), unwarned);
        List<TellingRule> made = new ArrayList<>();
        for (Tampering tampering : Tampering.values()) {
            made.add(new TamperingRule(this, tampering, way, own));
        }
        if (from.isPresent()) {
            made.addAll(elsewhere(way));
        }
        made.add(new EditorRule(this, allowlist, way));
        this.rules = List.copyOf(made);
        setAsideByTheRules();
    }

    private List<ElsewhereRule> elsewhere(TellingRule.Way way) {
        return Arrays.stream(Tampering.values())
                .flatMap(tampering -> tampering.elsewhere().stream()
                        .map(sentence -> new ElsewhereRule(this, tampering, sentence, way)))
                .toList();
    }

    /** Where chats hear of it. */
    ChatTopic chats() {
        return chats;
    }

    /** What could not be told, with AWS's words why not. */
    SetAsideQueue unwarned() {
        return unwarned;
    }

    /**
     * A dead-letter queue takes from the rule itself, and not by the role that tells.
     *
     * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html">Granting permissions</a>
     */
    private void setAsideByTheRules() {
        unwarned.addToResourcePolicy(PolicyStatement.Builder.create()
                .sid("RulesSetAside")
                .principals(List.of(new ServicePrincipal("events.amazonaws.com")))
                .actions(List.of("sqs:SendMessage"))
                .resources(List.of(unwarned.getQueueArn()))
                .conditions(Map.of(
                        "ArnEquals",
                        Map.of(
                                "aws:SourceArn",
                                rules.stream().map(TellingRule::getAttrArn).toList())))
                .build());
    }

    List<TellingRule> rules() {
        return rules;
    }

    private Role role(AlertTopic alerts) {
        return Role.Builder.create(this, "Role")
                .description("What Latchkey's rules that tell of tampering may do")
                .assumedBy(new ServicePrincipal("events.amazonaws.com"))
                .inlinePolicies(Map.of("Publish", publish(alerts)))
                .build();
    }

    private PolicyDocument publish(AlertTopic alerts) {
        PolicyDocument document = new PolicyDocument();
        document.addStatements(
                PolicyStatement.Builder.create()
                        .actions(List.of("sns:Publish"))
                        .resources(List.of(alerts.getTopicArn(), chats.getTopicArn()))
                        .build(),
                PolicyStatement.Builder.create()
                        .actions(List.of("kms:Decrypt", "kms:GenerateDataKey"))
                        .resources(List.of(alerts.key().getKeyArn()))
                        .build());
        return document;
    }
}
