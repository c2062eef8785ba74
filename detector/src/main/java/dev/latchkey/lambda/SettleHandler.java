package dev.latchkey.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import dev.latchkey.aws.SettleMessage;
import dev.latchkey.detection.alert.FindingLog.ToldElsewhere;
import dev.latchkey.detection.text.PlainText;
import java.util.function.BiConsumer;

/**
 * The front door for subjects that have waited long enough: judges each again, and tells what then stands.
 *
 * <p>Only what failed comes again; what fails too often, or is no message of ours, the queue sets aside.
 */
public final class SettleHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {

    private final DetectorHandler detector;

    /** Called by Lambda. */
    public SettleHandler() {
        this(new DetectorHandler(Settings.of(System.getenv()).atOnce()));
        detector.primeBeforeSnapshot();
    }

    SettleHandler(DetectorHandler detector) {
        this.detector = detector;
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        try {
            return settle(event, context.getLogger()::log);
        } finally {
            detector.metrics().write();
        }
    }

    SQSBatchResponse settle(SQSEvent event, BiConsumer<String, LogLevel> log) {
        return new SQSBatchResponse(event.getRecords().stream()
                .filter(message -> !isSettled(message, log))
                .map(message -> new BatchItemFailure(message.getMessageId()))
                .toList());
    }

    /** Whatever is thrown must not keep the other messages of the batch from being settled. */
    private boolean isSettled(SQSMessage message, BiConsumer<String, LogLevel> log) {
        try {
            detector.settle(SettleMessage.subject(message.getBody()))
                    .forEach(verdict -> log.accept(VerdictLine.of(verdict), LogLevel.INFO));
            return true;
        } catch (RuntimeException e) {
            log.accept(unsettled(message, e), weight(e));
            return false;
        }
    }

    /** Two calls of one second, whose messages come at once, are no error; what failed beside them would be. */
    private static LogLevel weight(RuntimeException reason) {
        boolean alone = reason.getSuppressed().length == 0;
        return alone && reason instanceof ToldElsewhere ? LogLevel.WARN : LogLevel.ERROR;
    }

    /** Its body names the identity, if it is a message of ours. */
    private static String unsettled(SQSMessage message, RuntimeException reason) {
        return ("message %s is not settled: an alert about it may not have been sent yet: %s. It comes again; if it"
                        + " fails too often, it is set aside in UnsettledQueue. %s")
                .formatted(
                        PlainText.of(String.valueOf(message.getMessageId())),
                        PlainText.of(String.valueOf(message.getBody())),
                        PlainText.of(reason.toString()));
    }
}
