package dev.latchkey.infra;

import dev.latchkey.lambda.OwnMessage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.scheduler.CfnSchedule;
import software.amazon.awscdk.services.scheduler.CfnSchedule.EventBridgeParametersProperty;
import software.amazon.awscdk.services.scheduler.CfnSchedule.FlexibleTimeWindowProperty;
import software.amazon.awscdk.services.scheduler.CfnSchedule.RetryPolicyProperty;
import software.amazon.awscdk.services.scheduler.CfnSchedule.TargetProperty;
import software.constructs.Construct;
import software.constructs.IDependable;

/**
 * An event each hour on the bus of a forwarder, which sends it on as it sends calls: by a rule, past the hub's policy.
 *
 * @see <a href="https://docs.aws.amazon.com/scheduler/latest/APIReference/API_EventBridgeParameters.html">PutEvents</a>
 */
final class Heartbeat {
    static final String EACH_HOUR = "rate(1 hour)";
    /** The name of the rule in its stack. */
    static final String RULE = "Heartbeat";

    private static final String DETAIL_TYPE = "Heartbeat";

    static final EventPattern PATTERN = EventPattern.builder()
            .source(List.of(OwnMessage.FORWARDER))
            .detailType(List.of(DETAIL_TYPE))
            .build();

    /** Of the many places of an organization not all begin at once. */
    private static final int MINUTES_SPREAD = 15;

    private Heartbeat() {}

    /**
     * Whoever disables another rule of the forwarder is told of by this one, and whoever disables this one is noticed
     * as no heartbeat comes: it cannot be left as it is and keep silent.
     */
    static Heard heard(Stack stack) {
        Map<String, Object> heartbeat =
                Map.of("source", List.of(OwnMessage.FORWARDER), "detail-type", List.of(DETAIL_TYPE));
        Map<String, Object> tampering = ForwardedTampering.sentFrom(stack, Tampering.RULES);
        return new Heard(
                RULE,
                "Latchkey's heartbeat, by which the hub knows this place, and what is done to rules of Latchkey",
                PATTERN,
                Optional.of(Sorted.of(Map.of("$or", List.of(heartbeat, tampering)))),
                false);
    }

    /** @param way what must be there first: the first heartbeat is put as soon as the schedule is made */
    static void put(Construct scope, IDependable... way) {
        String bus = DefaultBus.of(Stack.of(scope));
        Role putter = Role.Builder.create(scope, "HeartbeatRole")
                .description("What the schedule of Latchkey's heartbeat may do")
                .assumedBy(new ServicePrincipal("scheduler.amazonaws.com")
                        .withConditions(Map.of("StringEquals", Map.of("aws:SourceAccount", Aws.ACCOUNT_ID))))
                .build();
        putter.addToPolicy(PolicyStatement.Builder.create()
                .actions(List.of("events:PutEvents"))
                .resources(List.of(bus))
                .build());
        CfnSchedule schedule = CfnSchedule.Builder.create(scope, "HeartbeatSchedule")
                .description("Latchkey's heartbeat")
                .scheduleExpression(EACH_HOUR)
                .flexibleTimeWindow(FlexibleTimeWindowProperty.builder()
                        .mode("FLEXIBLE")
                        .maximumWindowInMinutes(MINUTES_SPREAD)
                        .build())
                .target(target(bus, putter))
                .build();
        schedule.getNode().addDependency(putter);
        schedule.getNode().addDependency(way);
    }

    private static TargetProperty target(String bus, Role putter) {
        return TargetProperty.builder()
                .arn(bus)
                .roleArn(putter.getRoleArn())
                .input("{}")
                .eventBridgeParameters(EventBridgeParametersProperty.builder()
                        .source(OwnMessage.FORWARDER)
                        .detailType(DETAIL_TYPE)
                        .build())
                // The next one comes within the hour.
                .retryPolicy(RetryPolicyProperty.builder()
                        .maximumEventAgeInSeconds(3600)
                        .maximumRetryAttempts(10)
                        .build())
                .build();
    }
}
