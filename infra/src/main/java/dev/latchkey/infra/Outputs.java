package dev.latchkey.infra;

import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;

/** What a deployment prints at its end: where things are, and what its owner does next. */
final class Outputs {
    private final Stack stack;

    Outputs(Stack stack) {
        this.stack = stack;
    }

    void tables(ChainTable chains, AllowlistTable allowlist) {
        print("ChainsTable", chains.getTableName());
        print("AllowlistTable", allowlist.getTableName());
    }

    void queues(SetAsideQueue undelivered, SetAsideQueue unprocessed) {
        print("UndeliveredQueue", undelivered.getQueueUrl());
        print("UnprocessedQueue", unprocessed.getQueueUrl());
    }

    void settling(SettlingParts parts) {
        print("SettlingQueue", parts.waiting().getQueueUrl());
        print("UnsettledQueue", parts.unsettled().getQueueUrl());
    }

    void untold(SetAsideQueue untold) {
        print("UntoldQueue", untold.getQueueUrl());
    }

    void detector(HandlerFunction detector) {
        print("DetectorAlias", detector.live().getFunctionArn());
    }

    void nextSteps(AlertTopic alerts, DeploymentContext context) {
        print("AlertTopic", alerts.getTopicArn());
        String subscribe = context.mailAddresses().isEmpty()
                ? "Nobody is told yet: deploy again with -c email=you@example.com, or subscribe a queue to the topic."
                : "Open the mail that AWS sends to %s and confirm the subscription: until then nothing arrives."
                        .formatted(String.join(", ", context.mailAddresses()));
        print("Next1", subscribe);
        print(
                "Next2",
                ("See that a trail with write management events logs in %1$s, or no event comes:"
                                + " aws cloudtrail describe-trails --region %1$s")
                        .formatted(context.region().code()));
    }

    private void print(String name, String value) {
        CfnOutput.Builder.create(stack, name).value(value).build();
    }
}
