package dev.latchkey.infra;

import dev.latchkey.aws.DynamoDbHeartbeats;
import dev.latchkey.lambda.Setting;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.lambda.EventInvokeConfigOptions;
import software.constructs.Construct;

/** Hears the heartbeats of forwarders, and tells of those that are missed. */
final class HeartbeatFunction extends HandlerFunction {
    static final String HANDLER = "dev.latchkey.lambda.HeartbeatHandler";

    /** If the hub lets nobody in any more, all the places of an organization are marked at once. */
    private static final Duration LONGEST = Duration.minutes(5);

    /** The next heartbeat, and the next look, come within the hour; one that is late says no more than they do. */
    static final Duration AGE = Duration.hours(1);

    HeartbeatFunction(Construct scope, String id, DeploymentContext context) {
        super(
                scope,
                id,
                context,
                new Handler(
                        "heartbeat monitor",
                        HANDLER,
                        "Latchkey's heartbeat monitor: says which forwarders are not heard any more",
                        LONGEST,
                        false));
        live().configureAsyncInvoke(EventInvokeConfigOptions.builder()
                .retryAttempts(0)
                .maxEventAge(AGE)
                .build());
    }

    /** Heartbeats alone, and no evidence. */
    HeartbeatFunction remembersIn(EvidenceTable evidence) {
        function().addEnvironment(Setting.EVIDENCE_TABLE.variable(), evidence.getTableName());
        function()
                .addToRolePolicy(
                        evidence.toItemsUnder(DynamoDbHeartbeats.HEARTBEAT, "dynamodb:Query", "dynamodb:UpdateItem"));
        return this;
    }
}
