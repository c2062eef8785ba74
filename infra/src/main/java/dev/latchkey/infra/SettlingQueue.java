package dev.latchkey.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.iam.AnyPrincipal;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.sqs.DeadLetterQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.amazon.awscdk.services.sqs.QueueProps;
import software.constructs.Construct;

/** Where the names of identities wait until they are judged again; each message says for how long. */
final class SettlingQueue extends Queue {
    /**
     * Six times as long as the function may run, so that Lambda's own retries of a batch end before it comes again.
     *
     * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html">Lambda and SQS</a>
     */
    private static final Duration INVISIBLE =
            Duration.seconds(6 * HandlerFunction.TIMEOUT.toSeconds().intValue());

    /** What still fails then is for people; with the time above that is after ten minutes. */
    private static final int RECEIVES = 5;

    /** A message keeps its age when it is set aside, where it must outlive this. */
    private static final Duration RETENTION = Duration.days(4);

    SettlingQueue(Construct scope, String id, SetAsideQueue unsettled) {
        super(scope, id, props(unsettled));
    }

    /**
     * Who takes a message away keeps people from being told. A condition on the role and not {@code NotPrincipal}, as
     * the session in which Lambda polls has an ARN of its own.
     *
     * @see <a href="https://repost.aws/knowledge-center/sqs-access-policy-least-privilege">The same, by AWS</a>
     */
    void isEmptiedBy(IRole role) {
        addToResourcePolicy(PolicyStatement.Builder.create()
                .sid("NobodyElseTakesMessages")
                .effect(Effect.DENY)
                .principals(List.of(new AnyPrincipal()))
                .actions(List.of(
                        "sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:ChangeMessageVisibility", "sqs:PurgeQueue"))
                .resources(List.of(getQueueArn()))
                .conditions(Map.of("ArnNotEquals", Map.of("aws:PrincipalArn", role.getRoleArn())))
                .build());
    }

    private static QueueProps props(SetAsideQueue unsettled) {
        return QueueProps.builder()
                .encryption(QueueEncryption.SQS_MANAGED)
                .enforceSsl(true)
                .visibilityTimeout(INVISIBLE)
                .retentionPeriod(RETENTION)
                .deadLetterQueue(DeadLetterQueue.builder()
                        .queue(unsettled)
                        .maxReceiveCount(RECEIVES)
                        .build())
                .build();
    }
}
