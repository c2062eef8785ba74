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
import dev.latchkey.detection.alert.AllowlistChange;
import dev.latchkey.detection.alert.PlainText;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.crac.Core;
import software.amazon.awssdk.services.sns.SnsClient;

/**
 * The front door for changes of the allowlist: its table's stream brings them in order, each at least once.
 *
 * <p>At the first that cannot be told it stops and says which, so that Lambda tries again from there: no later change
 * is told before an earlier one, and none twice for another's sake.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html">Partial batch
 *     response</a>
 */
public final class AllowlistWatchHandler implements RequestHandler<DynamodbEvent, StreamsEventResponse> {

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
        return handle(event, context.getLogger());
    }

    StreamsEventResponse handle(DynamodbEvent event, LambdaLogger log) {
        List<DynamodbStreamRecord> records =
                Optional.ofNullable(event.getRecords()).orElse(List.of());
        for (DynamodbStreamRecord record : records) {
            try {
                tell(StreamRecordReader.read(record), log);
            } catch (RuntimeException e) {
                log.log("a change is not told yet: " + PlainText.of(e.toString()), LogLevel.ERROR);
                return new StreamsEventResponse(List.of(new BatchItemFailure(sequenceNumber(record, e))));
            }
        }
        return new StreamsEventResponse(List.of());
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
