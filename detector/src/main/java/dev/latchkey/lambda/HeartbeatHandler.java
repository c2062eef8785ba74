package dev.latchkey.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latchkey.aws.DynamoDbHeartbeats;
import dev.latchkey.aws.SnsQuietPublisher;
import dev.latchkey.detection.forwarding.Heartbeats;
import dev.latchkey.detection.forwarding.Place;
import dev.latchkey.detection.forwarding.QuietPlaces;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;

/**
 * The front door for forwarders' heartbeats, and for the schedule that asks which of them are missed.
 *
 * <p>That it was told of one is marked behind the telling: who dies between the two tells it once more.
 */
public final class HeartbeatHandler implements RequestStreamHandler {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Heartbeats heartbeats;
    private final SnsQuietPublisher publisher;
    private final InstantSource clock;

    /** Called by Lambda. */
    public HeartbeatHandler() {
        // The partition is that of IAM, which nobody asks here.
        this(SettingReader.of(System.getenv()), Clients.make("aws"), InstantSource.system());
    }

    HeartbeatHandler(SettingReader settings, Clients clients, InstantSource clock) {
        this.heartbeats = new DynamoDbHeartbeats(clients.dynamoDb(), settings.required(Setting.EVIDENCE_TABLE), clock);
        this.publisher = new SnsQuietPublisher(clients.sns(), settings.required(Setting.TOPIC_ARN));
        this.clock = clock;
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        JsonNode message = JSON.readTree(input);
        if (OwnMessage.HEARTBEAT.isIn(message)) {
            heartbeats.heard(new Place(
                    message.path("account").asText(), message.path("region").asText()));
        } else if (OwnMessage.TELL_OF_QUIET.isIn(message)) {
            tell(context);
        } else {
            throw new IllegalArgumentException("the message must be " + OwnMessage.TELL_OF_QUIET.json()
                    + ", or say of which account and region " + OwnMessage.HEARTBEAT.words());
        }
    }

    private void tell(Context context) {
        QuietPlaces quiet = QuietPlaces.of(heartbeats.all(), clock.instant());
        if (quiet.missed().isEmpty()) {
            return;
        }
        publisher.publish(quiet);
        context.getLogger().log(quiet.title(), LogLevel.WARN);
        quiet.missed().forEach(heartbeats::missed);
    }
}
