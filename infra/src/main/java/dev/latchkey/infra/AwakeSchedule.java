package dev.latchkey.infra;

import dev.latchkey.lambda.OwnMessage;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.scheduler.CfnSchedule;
import software.amazon.awscdk.services.scheduler.CfnScheduleProps;
import software.constructs.Construct;

/**
 * Calls a function each day with nothing to do, so that Lambda keeps its snapshot. What has not been called for 14 days
 * refuses the next event while it makes a new one, and in a quiet account that event begins a chain.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/snapstart-activate.html">Deletion of snapshots</a>
 */
final class AwakeSchedule extends CfnSchedule {
    AwakeSchedule(Construct scope, String id, HandlerFunction function) {
        super(
                scope,
                id,
                CfnScheduleProps.builder()
                        // Begun as CloudFormation begins all other names, so that tampering with it is known.
                        .name(Stack.of(scope).getStackName() + "-" + id)
                        .description("Keeps the snapshot of Latchkey's detector")
                        .scheduleExpression("rate(1 day)")
                        .flexibleTimeWindow(
                                FlexibleTimeWindowProperty.builder().mode("OFF").build())
                        .target(TargetProperty.builder()
                                .arn(function.live().getFunctionArn())
                                .roleArn(new ScheduleCaller(scope, id + "Caller", function).getRoleArn())
                                .input(OwnMessage.STAY_AWAKE.json())
                                .build())
                        .build());
    }
}
