package dev.latchkey.infra;

import dev.latchkey.lambda.OwnMessage;
import java.time.DayOfWeek;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.scheduler.CfnSchedule;
import software.amazon.awscdk.services.scheduler.CfnSchedule.FlexibleTimeWindowProperty;
import software.amazon.awscdk.services.scheduler.CfnSchedule.RetryPolicyProperty;
import software.amazon.awscdk.services.scheduler.CfnSchedule.TargetProperty;
import software.amazon.awscdk.services.scheduler.CfnScheduleProps;
import software.constructs.Construct;

/**
 * When EventBridge Scheduler calls the digester, and with which message.
 *
 * <p>The resource of CloudFormation itself, as CDK's target would grant all versions of the function too.
 */
final class DigestSchedule extends CfnSchedule {
    /** Twice a day, so that a step is kept long before it expires even if one run fails. */
    private static final String OFTEN = "rate(12 hours)";

    private static final String MORNING = "cron(0 7 ? * %s *)";

    /** Less than the time to the next run. */
    private static final int HOURS_TRIED = 6;

    private DigestSchedule(Construct scope, String id, String expression, TargetProperty target) {
        super(
                scope,
                id,
                CfnScheduleProps.builder()
                        // Begun as CloudFormation begins all other names, so that tampering with it is known.
                        .name(Stack.of(scope).getStackName() + "-" + id)
                        .description("Calls Latchkey's digester")
                        .scheduleExpression(expression)
                        .scheduleExpressionTimezone("UTC")
                        .flexibleTimeWindow(
                                FlexibleTimeWindowProperty.builder().mode("OFF").build())
                        .target(target)
                        .build());
    }

    static void ofKeeping(Construct scope, HandlerFunction digester, Role caller) {
        new DigestSchedule(scope, "KeepEvidence", OFTEN, target(digester, caller, OwnMessage.KEEP_EVIDENCE));
    }

    /** At 07:00 UTC. */
    static void ofDigest(Construct scope, HandlerFunction digester, Role caller, DayOfWeek day) {
        String name = day.name().substring(0, 3);
        new DigestSchedule(scope, "SendDigest", MORNING.formatted(name), target(digester, caller, OwnMessage.DIGEST));
    }

    private static TargetProperty target(HandlerFunction digester, Role caller, OwnMessage message) {
        return TargetProperty.builder()
                .arn(digester.live().getFunctionArn())
                .roleArn(caller.getRoleArn())
                .input(message.json())
                .retryPolicy(RetryPolicyProperty.builder()
                        .maximumEventAgeInSeconds(HOURS_TRIED * 60 * 60)
                        .maximumRetryAttempts(20)
                        .build())
                .build();
    }
}
