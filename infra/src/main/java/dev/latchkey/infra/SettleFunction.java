package dev.latchkey.infra;

import java.util.Objects;
import software.amazon.awscdk.services.lambda.EventSourceMappingOptions;
import software.constructs.Construct;

/** Judges again what has settled. */
final class SettleFunction extends HandlerFunction {
    static final String HANDLER = "dev.latchkey.lambda.SettleHandler";

    /** One judgement may wait seconds for IAM: several in one run could together outlast it, and none be told. */
    private static final int BATCH = 1;

    /**
     * Of a flood of incomplete findings the rest waits in the queue: a throttled message would count as received, and
     * be set aside though nothing is wrong with it; and the detector would find no room in a small account.
     *
     * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html">Maximum concurrency</a>
     */
    private static final int AT_ONCE = 5;

    SettleFunction(Construct scope, String id, DeploymentContext context) {
        super(
                scope,
                id,
                context,
                new Handler("settler", HANDLER, "Latchkey's settler: judges again what waited to be completed", false));
    }

    /**
     * With what Lambda's poller needs and no more.
     *
     * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html">Execution role</a>
     */
    SettleFunction empties(SettlingQueue waiting) {
        waiting.grant(function(), "sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes");
        waiting.isEmptiedBy(Objects.requireNonNull(function().getRole()));
        live().addEventSourceMapping(
                        "Settled",
                        EventSourceMappingOptions.builder()
                                .eventSourceArn(waiting.getQueueArn())
                                .batchSize(BATCH)
                                .maxConcurrency(AT_ONCE)
                                .reportBatchItemFailures(true)
                                .build());
        return this;
    }
}
