package dev.latchkey.lambda;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.StreamRecord;
import java.io.IOException;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.crac.Context;
import org.crac.Resource;

/** As {@link Priming}, for the door of the allowlist's changes: tells one of nobody's, without leaving the machine. */
final class WatchPriming implements Resource {

    private static final Map<String, AttributeValue> ENTRY = Map.of(
            "pk", new AttributeValue("primed"),
            "principal", new AttributeValue("arn:aws:iam::111122223333:role/primed"),
            "networks", new AttributeValue(List.of("192.0.2.0/24")),
            "owner", new AttributeValue("primed"),
            "reason", new AttributeValue("primed"));

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) throws IOException, NoSuchAlgorithmException {
        try (LocalAws aws = new LocalAws()) {
            aws.fetchCredentials();
            walk(aws.clients());
        }
        SSLContext.getDefault();
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        // Nothing to mend, as there.
    }

    static StreamsEventResponse walk(Clients clients) {
        DynamodbStreamRecord record = new DynamodbStreamRecord();
        record.setEventName("INSERT");
        record.setDynamodb(new StreamRecord().withKeys(ENTRY).withNewImage(ENTRY));
        DynamodbEvent event = new DynamodbEvent();
        event.setRecords(List.of(record));
        AllowlistWatchHandler handler = new AllowlistWatchHandler(
                "arn:aws:sns:us-east-1:111122223333:primed", clients.sns(), InstantSource.system());
        return handler.handle(event, new Silence(), () -> Integer.MAX_VALUE);
    }

    private static final class Silence implements LambdaLogger {
        @Override
        public void log(String message) {
            // A start is no change.
        }

        @Override
        public void log(byte[] message) {
            // A start is no change.
        }
    }
}
