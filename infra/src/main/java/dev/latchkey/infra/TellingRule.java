package dev.latchkey.infra;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awscdk.services.events.CfnRule;
import software.amazon.awscdk.services.events.CfnRuleProps;
import software.constructs.Construct;

/**
 * Tells of a call straight to the topic, past all functions.
 *
 * <p>EventBridge does not escape what it puts into a text, and a text that a quotation mark broke would not be sent. So
 * nothing stands in it that a caller may word freely: no ARN, as a user's path takes any visible character, no user
 * agent, no parameter.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html">Input</a>
 */
class TellingRule extends CfnRule {
    private static final Map<String, String> VALUES = Map.of(
            "call", "$.detail.eventName",
            "time", "$.time",
            "account", "$.account",
            "region", "$.region",
            "type", "$.detail.userIdentity.type",
            "who", "$.detail.userIdentity.principalId",
            "address", "$.detail.sourceIPAddress",
            "id", "$.detail.eventID");

    /** For the text: who called what, when and from where. */
    static final List<String> CALL =
            List.of("Call: <call> at <time>, account <account>, region <region>", "By: <type> <who> from <address>");

    /**
     * How it is told.
     *
     * @param roleArn by which the rule may
     * @param unwarned where it rests if it cannot be
     */
    record Way(AlertTopic alerts, String roleArn, SetAsideQueue unwarned) {}

    /** @param text its lines, with {@link #VALUES} in angle brackets */
    record Told(String description, Map<String, Object> pattern, List<String> text) {}

    TellingRule(Construct scope, String id, Told told, Way way) {
        super(scope, id, props(told, way));
    }

    private static CfnRuleProps props(Told told, Way way) {
        return CfnRuleProps.builder()
                .description(told.description())
                .state("ENABLED")
                .eventPattern(told.pattern())
                .targets(List.of(TargetProperty.builder()
                        .id("Alerts")
                        .arn(way.alerts().getTopicArn())
                        .roleArn(way.roleArn())
                        .deadLetterConfig(DeadLetterConfigProperty.builder()
                                .arn(way.unwarned().getQueueArn())
                                .build())
                        .inputTransformer(InputTransformerProperty.builder()
                                .inputPathsMap(VALUES)
                                .inputTemplate(template(told.text()))
                                .build())
                        .build()))
                .build();
    }

    /** Several lines are several quoted texts. */
    private static String template(List<String> lines) {
        return lines.stream().map("\"%s\""::formatted).collect(Collectors.joining("\n"));
    }
}
