package dev.latchkey.aws;

import dev.latchkey.detection.alert.Settling;
import dev.latchkey.detection.subject.Subject;
import java.time.Duration;
import software.amazon.awssdk.services.sqs.SqsClient;

/** A queue that delivers each message only after a while, to the function that judges again. */
public final class SqsSettling implements Settling {

    private final SqsClient sqs;
    private final String queueUrl;
    private final int seconds;

    /** @param settle whole seconds, at most the 15 minutes that SQS delays a message */
    public SqsSettling(SqsClient sqs, String queueUrl, Duration settle) {
        this.sqs = sqs;
        this.queueUrl = queueUrl;
        this.seconds = Math.toIntExact(settle.toSeconds());
    }

    @Override
    public boolean judgeAgain(Subject subject) {
        sqs.sendMessage(send ->
                send.queueUrl(queueUrl).messageBody(SettleMessage.of(subject)).delaySeconds(seconds));
        return true;
    }
}
