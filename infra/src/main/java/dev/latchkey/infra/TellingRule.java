package dev.latchkey.infra;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awscdk.services.events.CfnRule;
import software.amazon.awscdk.services.events.CfnRuleProps;
import software.constructs.Construct;

/**
 * Tells of a call straight to the topics, past all functions: as a text for mail, and as a card for chats.
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

    /** Who called what, when and from where. */
    private static final List<String> CALL =
            List.of("Call: <call> at <time>, account <account>, region <region>", "By: <type> <who> from <address>");

    /**
     * Its texts are without a line's end, which would have to be escaped twice.
     *
     * @see <a href="https://docs.aws.amazon.com/chatbot/latest/adminguide/custom-notifs.html">The schema</a>
     */
    private static final String CARD = """
            {"version": "1.0", "source": "custom", "id": "<id>",
             "content": {"textType": "client-markdown", "title": "%1$s", "description": "%2$s %3$s.",
                         "nextSteps": ["%4$s"], "keywords": ["<account>"]},
             "metadata": {"summary": "%1$s"}}""";

    /**
     * How it is told.
     *
     * @param roleArn by which the rule may
     * @param unwarned where it rests if it cannot be
     */
    record Way(AlertTopic alerts, ChatTopic chats, String roleArn, SetAsideQueue unwarned) {}

    record Told(String description, Map<String, Object> pattern, Text text) {}

    /**
     * What is said around the call, with {@link #VALUES} in angle brackets.
     *
     * @param next what to do, in lines
     */
    record Text(String title, String sentence, List<String> next) {

        /** Several lines are several quoted texts. */
        private String mail() {
            Stream<String> before = Stream.of(title.toUpperCase(Locale.ROOT), sentence, "");
            Stream<String> behind = Stream.concat(Stream.of(""), next.stream());
            return Stream.of(before, CALL.stream(), behind)
                    .flatMap(lines -> lines)
                    .map("\"%s\""::formatted)
                    .collect(Collectors.joining("\n"));
        }

        private String card() {
            return CARD.formatted(title, sentence, String.join(". ", CALL), String.join(" ", next));
        }
    }

    TellingRule(Construct scope, String id, Told told, Way way) {
        super(scope, id, props(told, way));
    }

    private static CfnRuleProps props(Told told, Way way) {
        return CfnRuleProps.builder()
                .description(told.description())
                .state("ENABLED")
                .eventPattern(Sorted.of(told.pattern()))
                .targets(List.of(
                        target("Alerts", way.alerts().getTopicArn(), told.text().mail(), way),
                        target("Chats", way.chats().getTopicArn(), told.text().card(), way)))
                .build();
    }

    private static TargetProperty target(String id, String topicArn, String template, Way way) {
        return TargetProperty.builder()
                .id(id)
                .arn(topicArn)
                .roleArn(way.roleArn())
                .deadLetterConfig(DeadLetterConfigProperty.builder()
                        .arn(way.unwarned().getQueueArn())
                        .build())
                .inputTransformer(InputTransformerProperty.builder()
                        .inputPathsMap(new TreeMap<>(VALUES))
                        .inputTemplate(template)
                        .build())
                .build();
    }
}
