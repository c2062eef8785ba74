package dev.latchkey.infra;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awscdk.services.events.CfnRule;
import software.amazon.awscdk.services.events.CfnRuleProps;
import software.constructs.Construct;

/**
 * Tells of one kind of tampering straight to the topic, past the function, which may be what is under attack.
 *
 * <p>EventBridge does not escape what it puts into a text, and a text that a quotation mark broke would not be sent. So
 * nothing stands in it that a caller may word freely: no ARN, as a user's path takes any visible character, no user
 * agent, no parameter.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html">Input</a>
 */
final class TamperingRule extends CfnRule {
    private static final Map<String, String> VALUES = Map.of(
            "call", "$.detail.eventName",
            "time", "$.time",
            "account", "$.account",
            "region", "$.region",
            "type", "$.detail.userIdentity.type",
            "who", "$.detail.userIdentity.principalId",
            "address", "$.detail.sourceIPAddress",
            "id", "$.detail.eventID");

    /**
     * How it is told.
     *
     * @param roleArn by which the rule may
     * @param unwarned where it rests if it cannot be
     */
    record Way(AlertTopic alerts, String roleArn, SetAsideQueue unwarned) {}

    TamperingRule(Construct scope, Tampering tampering, Way way, OwnResources own) {
        super(scope, tampering.id(), props(tampering, way, own));
    }

    private static CfnRuleProps props(Tampering tampering, Way way, OwnResources own) {
        return CfnRuleProps.builder()
                .description("Latchkey tells: " + tampering.sentence())
                .state("ENABLED")
                .eventPattern(pattern(tampering, own))
                .targets(List.of(TargetProperty.builder()
                        .id("Alerts")
                        .arn(way.alerts().getTopicArn())
                        .roleArn(way.roleArn())
                        .deadLetterConfig(DeadLetterConfigProperty.builder()
                                .arn(way.unwarned().getQueueArn())
                                .build())
                        .inputTransformer(InputTransformerProperty.builder()
                                .inputPathsMap(VALUES)
                                .inputTemplate(template(tampering))
                                .build())
                        .build()))
                .build();
    }

    private static Map<String, Object> pattern(Tampering tampering, OwnResources own) {
        Map<String, Object> detail = new HashMap<>();
        detail.put("eventSource", tampering.eventSources());
        detail.put("eventName", tampering.eventNames());
        List<Map<String, Object>> ours = own.touchedBy(tampering);
        if (ours.size() == 1) {
            detail.putAll(ours.get(0));
        } else if (!ours.isEmpty()) {
            detail.put("$or", ours);
        }
        return Map.of(
                "source", tampering.sources(), "detail-type", List.of(WatchedCalls.DETAIL_TYPE), "detail", detail);
    }

    /** Several lines are several quoted texts. */
    private static String template(Tampering tampering) {
        return Stream.of(
                        "LATCHKEY ITSELF WAS TOUCHED",
                        tampering.sentence(),
                        "",
                        "Call: <call> at <time>, account <account>, region <region>",
                        "By: <type> <who> from <address>",
                        "",
                        "Your own deployment does this too, from cloudformation.amazonaws.com. If it was not yours:",
                        "aws cloudtrail lookup-events --region <region> --lookup-attributes"
                                + " AttributeKey=EventId,AttributeValue=<id>",
                        "shows whether it succeeded, by whose ARN, and on what. docs/operations.md says what to do.")
                .map("\"%s\""::formatted)
                .collect(Collectors.joining("\n"));
    }
}
