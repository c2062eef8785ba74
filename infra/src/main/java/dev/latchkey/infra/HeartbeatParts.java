package dev.latchkey.infra;

import dev.latchkey.lambda.OwnMessage;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.events.EventField;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.RuleTargetInput;
import software.amazon.awscdk.services.events.targets.LambdaFunction;
import software.amazon.awscdk.services.scheduler.CfnSchedule;
import software.constructs.Construct;

/** What notices in a hub that a forwarder is not heard any more: heartbeats, and a look each hour for who is missed. */
record HeartbeatParts(HandlerFunction monitor) {
    private static final int RETRIES = 10;

    static HeartbeatParts of(Construct scope, DeploymentContext context, EvidenceTable evidence, AlertTopic alerts) {
        HeartbeatFunction monitor = new HeartbeatFunction(scope, "Heartbeats", context).remembersIn(evidence);
        monitor.tells(alerts);
        rule(scope, monitor);
        schedule(scope, monitor);
        return new HeartbeatParts(monitor);
    }

    /** Account and region are EventBridge's own words for where the heartbeat was put on a bus. */
    private static void rule(Construct scope, HandlerFunction monitor) {
        Rule.Builder.create(scope, "HeartbeatRule")
                .description("Heartbeats of Latchkey's forwarders")
                .eventPattern(Heartbeat.PATTERN)
                .targets(List.of(LambdaFunction.Builder.create(monitor.live())
                        .event(RuleTargetInput.fromObject(Sorted.of(Map.of(
                                OwnMessage.FIELD,
                                OwnMessage.HEARTBEAT.words(),
                                "account",
                                EventField.getAccount(),
                                "region",
                                EventField.fromPath("$.region")))))
                        .retryAttempts(RETRIES)
                        .maxEventAge(HeartbeatFunction.AGE)
                        .build()))
                .build();
    }

    private static void schedule(Construct scope, HandlerFunction monitor) {
        String id = "MissHeartbeats";
        CfnSchedule.Builder.create(scope, id)
                // Begun as CloudFormation begins all other names, so that tampering with it is known.
                .name(Stack.of(scope).getStackName() + "-" + id)
                .description("Asks Latchkey's heartbeat monitor which forwarders are missed")
                .scheduleExpression(Heartbeat.EACH_HOUR)
                .flexibleTimeWindow(CfnSchedule.FlexibleTimeWindowProperty.builder()
                        .mode("OFF")
                        .build())
                .target(CfnSchedule.TargetProperty.builder()
                        .arn(monitor.live().getFunctionArn())
                        .roleArn(new ScheduleCaller(scope, id + "Caller", monitor).getRoleArn())
                        .input(OwnMessage.TELL_OF_QUIET.json())
                        .build())
                .build();
    }
}
