package dev.latchkey.infra;

import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.amazon.awscdk.services.sqs.QueueProps;
import software.constructs.Construct;

/** Where an event that could not be delivered or processed rests until it is redriven, for as long as SQS allows. */
final class SetAsideQueue extends Queue {
    SetAsideQueue(Construct scope, String id) {
        super(scope, id, props());
        NagSuppressions.addResourceSuppressions(
                this,
                List.of(NagPackSuppression.builder()
                        .id("AwsSolutions-SQS3")
                        .reason("This is the dead-letter queue: people redrive it, no consumer fails on it.")
                        .build()));
    }

    private static QueueProps props() {
        return QueueProps.builder()
                .encryption(QueueEncryption.SQS_MANAGED)
                .enforceSsl(true)
                .retentionPeriod(Duration.days(14))
                .build();
    }
}
