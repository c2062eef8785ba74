package dev.latchkey.lambda;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import dev.latchkey.aws.SnsStandIn;
import dev.latchkey.detection.Cast;
import java.time.InstantSource;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.AfterEach;
import software.amazon.awssdk.services.sns.SnsClient;

/** The real handler, with a stand-in for the topic. */
abstract class WatchCase {

    private static final String TOPIC = "arn:aws:sns:us-east-1:111122223333:alerts";

    final LambdaLogger log = mock(LambdaLogger.class);
    final SnsStandIn sns = new SnsStandIn();
    IntSupplier left = () -> 20_000;

    @AfterEach
    void closeSns() {
        sns.close();
    }

    StreamsEventResponse handle(DynamodbEvent event) {
        return handler(sns.client()).handleRequest(event, context());
    }

    static AllowlistWatchHandler handler(SnsClient client) {
        return new AllowlistWatchHandler(TOPIC, client, InstantSource.fixed(Cast.NOON));
    }

    Context context() {
        Context context = mock(Context.class);
        when(context.getLogger()).thenReturn(log);
        when(context.getRemainingTimeInMillis()).thenAnswer(asked -> left.getAsInt());
        return context;
    }

    String mail(int number) {
        return sns.published().get(number).receivedBy("email");
    }
}
