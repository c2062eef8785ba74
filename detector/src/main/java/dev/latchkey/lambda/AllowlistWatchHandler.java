package dev.latchkey.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.StreamRecord;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import dev.latchkey.aws.SnsChangePublisher;
import dev.latchkey.detection.review.AllowlistChange;
import dev.latchkey.detection.text.PlainText;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.crac.Core;
import software.amazon.awssdk.services.sns.SnsClient;

/**
 * The front door for changes of the allowlist: its table's stream brings them in order, each at least once.
 *
 * <p>At the first that cannot be told it stops and says which, so that Lambda tries again from there: no later change
 * is told before an earlier one, and none twice for another's sake. So it does with what it has no more time for, as
 * of a run that Lambda ends all would be told again.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html">Partial batch
 *     response</a>
 */
public final class AllowlistWatchHandler implements RequestHandler<DynamodbEvent, StreamsEventResponse> {

    /** A call with all its tries, and what comes before and after it. */
    private static final Duration LONGEST_TELLING = ClientsSetup.CALL.plusSeconds(1);

    private final SnsChangePublisher publisher;
    private final WatchPriming priming = new WatchPriming();

    /** Called by Lambda. */
    public AllowlistWatchHandler() {
        this(topicArn(System.getenv()), Clients.makeSns(), InstantSource.system());
        Core.getGlobalContext().register(priming);
    }

    AllowlistWatchHandler(String topicArn, SnsClient sns, InstantSource clock) {
        this.publisher = new SnsChangePublisher(sns, topicArn, clock);
    }

    @Override
    public StreamsEventResponse handleRequest(DynamodbEvent event, Context context) {
        return handle(event, context.getLogger(), context::getRemainingTimeInMillis);
    }

    /** @param left milliseconds until Lambda ends the run */
    StreamsEventResponse handle(DynamodbEvent event, LambdaLogger log, IntSupplier left) {
        List<DynamodbStreamRecord> records =
                Optional.ofNullable(event.getRecords()).orElse(List.of());
        for (int at = 0; at < records.size(); at++) {
            DynamodbStreamRecord record = records.get(at);
            try {
                // The first is tried however little is left, or none would ever be told.
                if (at > 0 && left.getAsInt() < LONGEST_TELLING.toMillis()) {
                    return from(record, new IllegalStateException("no time is left in this run"), log);
                }
                tell(StreamRecordReader.read(record), log);
            } catch (RuntimeException e) {
                return from(record, e, log);
            }
        }
        return new StreamsEventResponse(List.of());
    }

    private static StreamsEventResponse from(DynamodbStreamRecord record, RuntimeException reason, LambdaLogger log) {
        log.log(
                ("a change is not announced yet (%s), nor any after it. Lambda tries again from there for hours,"
                                + " then names it in UntoldQueue: %s")
                        .formatted(PlainText.of(String.valueOf(record.getEventID())), PlainText.of(reason.toString())),
                LogLevel.ERROR);
        return new StreamsEventResponse(List.of(new BatchItemFailure(sequenceNumber(record, reason))));
    }

    private void tell(AllowlistChange change, LambdaLogger log) {
        publisher.publish(change);
        log.log(change.title() + ", change " + PlainText.of(change.delivery().id()), LogLevel.INFO);
    }

    private static String sequenceNumber(DynamodbStreamRecord record, RuntimeException reason) {
        return Optional.ofNullable(record.getDynamodb())
                .map(StreamRecord::getSequenceNumber)
                .orElseThrow(() -> reason);
    }

    private static String topicArn(Map<String, String> environment) {
        return SettingReader.of(environment).required(Setting.TOPIC_ARN);
    }
}
