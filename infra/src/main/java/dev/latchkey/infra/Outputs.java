package dev.latchkey.infra;

import dev.latchkey.infra.DetectorStack.Parts;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;

/** What a deployment prints at its end: where things are, and what its owner does next. */
final class Outputs {
    private final Stack stack;

    Outputs(Stack stack) {
        this.stack = stack;
    }

    void of(Parts parts, DeploymentContext context) {
        print("ChainsTable", parts.tables().chains().getTableName());
        print("AllowlistTable", parts.tables().allowlist().getTableName());
        print("UndeliveredQueue", parts.undelivered().getQueueUrl());
        print("UnprocessedQueue", parts.unprocessed().getQueueUrl());
        print("SettlingQueue", parts.settling().waiting().getQueueUrl());
        print("UnsettledQueue", parts.settling().unsettled().getQueueUrl());
        print("UntoldQueue", parts.watching().untold().getQueueUrl());
        print("UnkeptQueue", parts.digest().unkept().getQueueUrl());
        print("UnwarnedQueue", parts.tampering().unwarned().getQueueUrl());
        print("ChatTopic", parts.tampering().chats().getTopicArn());
        print("EvidenceTable", parts.tables().evidence().getTableName());
        print("DigesterAlias", parts.digest().digester().live().getFunctionArn());
        context.forwardedFrom().ifPresent(from -> forwarders(DefaultBus.of(stack)));
        nextSteps(parts.alerts(), parts.detector(), context);
    }

    private void nextSteps(AlertTopic alerts, HandlerFunction detector, DeploymentContext context) {
        print("AlertTopic", alerts.getTopicArn());
        print("DetectorAlias", detector.live().getFunctionArn());
        print("Next1", subscribe(alerts, context));
        print("Next2", trail(context));
        print(
                "Next3",
                ("Send yourself an alert marked TEST: aws lambda invoke --region %s --function-name %s"
                                + " --cli-binary-format raw-in-base64-out --payload file://infra/test-alert.json"
                                + " /dev/stdout")
                        .formatted(context.region().region(), detector.live().getFunctionArn()));
    }

    private void forwarders(String bus) {
        print("HubBus", bus);
        print(
                "Next4",
                ("Deploy a forwarder to each account and region to be heard, with that account's credentials, or as a"
                                + " StackSet (docs/accounts-and-regions.md):"
                                + " npm run deploy -- -c hub=%s -c region=REGION")
                        .formatted(bus));
    }

    private static String subscribe(AlertTopic alerts, DeploymentContext context) {
        if (context.mailAddresses().isEmpty()) {
            return "Nobody gets alerts: deploy again with -c email=you@example.com, or subscribe a queue to the topic.";
        }
        return ("Open the mail that AWS sends to %s and confirm the subscription: until then nothing arrives. Who has"
                        + " not yet says PendingConfirmation: aws sns list-subscriptions-by-topic --region %s"
                        + " --topic-arn %s --query 'Subscriptions[].[Endpoint,SubscriptionArn]' --output text")
                .formatted(
                        String.join(", ", context.mailAddresses()),
                        context.region().region(),
                        alerts.getTopicArn());
    }

    /**
     * Three calls, as a trail may be there and not log, or log no management events. The last is made where the trail's
     * home is, which its ARN names: elsewhere CloudTrail may say that there is no such trail.
     */
    private static String trail(DeploymentContext context) {
        String begin = context.createTrail()
                ? "This deployment made a trail; see that it logs: "
                : ("See that a trail logs management events here, or no event comes (one of them must say true, and %s;"
                                + " else deploy again with -c createTrail=true): ")
                        .formatted(selected(context));
        return begin
                + ("for t in $(aws cloudtrail describe-trails --region %1$s --query 'trailList[].TrailARN'"
                                + " --output text); do echo $t;"
                                + " aws cloudtrail get-trail-status --region %1$s --name $t --query IsLogging;"
                                + " aws cloudtrail get-event-selectors --region $(echo $t | cut -d: -f4)"
                                + " --trail-name $t --output text; done")
                        .formatted(context.region().region());
    }

    /** To CloudTrail a role that is assumed is read, and forwarders are there for these too. */
    private static String selected(DeploymentContext context) {
        return context.forwardedFrom().isPresent()
                ? "All with true, or Management without a readOnly"
                : "All or WriteOnly with true, or Management without a readOnly that is true";
    }

    private void print(String name, String value) {
        CfnOutput.Builder.create(stack, name).value(value).build();
    }
}
