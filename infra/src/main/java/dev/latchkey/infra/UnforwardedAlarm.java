package dev.latchkey.infra;

import java.util.List;
import java.util.Objects;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CfnCondition;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.ICfnRuleConditionExpression;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.constructs.Construct;

/**
 * Rings when calls rest in a forwarder's queue, as the hub does not know what it misses. Whom it tells is a parameter:
 * an alarm wants a topic of its own region, and the template is the same in all of them.
 */
final class UnforwardedAlarm {
    private static final String TOPIC = "AlarmTopic";

    /** Not an empty text, which CDK's validation would take for the name of a topic. */
    private static final String NOBODY = "none";

    private UnforwardedAlarm() {}

    static void over(SetAsideQueue unforwarded, Construct scope) {
        Alarm alarm = Alarm.Builder.create(scope, "Unforwarded-Alarm")
                .alarmDescription("Latchkey: calls or heartbeats could not be forwarded to the detector, which does not"
                        + " know of them. The attributes of the messages in the queue say why;"
                        + " docs/accounts-and-regions.md what to do.")
                .metric(unforwarded.metricApproximateNumberOfMessagesVisible(Alarms.MAXIMUM))
                .threshold(1)
                .comparisonOperator(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD)
                .evaluationPeriods(1)
                .treatMissingData(TreatMissingData.NOT_BREACHING)
                .build();
        // As a whole: a list of which only the one member depends on the parameter would be empty without it.
        CfnResource made = (CfnResource) Objects.requireNonNull(alarm.getNode().getDefaultChild());
        made.addPropertyOverride("AlarmActions", actions(scope));
    }

    /** None unless a topic is named: the alarm is then seen in the console alone. */
    private static ICfnRuleConditionExpression actions(Construct scope) {
        CfnParameter topic = CfnParameter.Builder.create(scope, TOPIC)
                .description("The topic of this region to which the alarm goes; none for nobody")
                .allowedPattern(NOBODY + "|arn:aws[a-z-]*:sns:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_-]+")
                .defaultValue(NOBODY)
                .build();
        CfnCondition named = CfnCondition.Builder.create(scope, "AlarmIsTold")
                .expression(Fn.conditionNot(Fn.conditionEquals(topic.getValueAsString(), NOBODY)))
                .build();
        return Fn.conditionIf(named.getLogicalId(), List.of(topic.getValueAsString()), Aws.NO_VALUE);
    }
}
