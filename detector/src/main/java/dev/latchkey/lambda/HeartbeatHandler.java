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
import dev.latchkey.detection.text.Counted;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * The front door for forwarders' heartbeats, and for the schedule that asks which of them are missed.
 *
 * <p>That it was told of one is marked behind the telling: who dies between the two tells it once more.
 */
public final class HeartbeatHandler implements RequestStreamHandler {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Heartbeats heartbeats;
    private final SnsQuietPublisher publisher;
    private final Metrics metrics;
    private final Place hub;

    /** Called by Lambda. */
    public HeartbeatHandler() {
        // The partition is that of IAM, which nobody asks here.
        this(SettingReader.of(System.getenv()), Clients.make("aws"), new Metrics(InstantSource.system()));
    }

    HeartbeatHandler(SettingReader settings, Clients clients, Metrics metrics) {
        String topicArn = settings.required(Setting.TOPIC_ARN);
        this.heartbeats =
                new DynamoDbHeartbeats(clients.dynamoDb(), settings.required(Setting.EVIDENCE_TABLE), metrics.clock());
        this.publisher = new SnsQuietPublisher(clients.sns(), topicArn);
        this.metrics = metrics;
        this.hub = Place.ofArn(topicArn);
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        JsonNode message = JSON.readTree(input);
        if (OwnMessage.HEARTBEAT.isIn(message)) {
            hear(new Place(
                    message.path("account").asText(), message.path("region").asText()));
        } else if (OwnMessage.TELL_OF_QUIET.isIn(message)) {
            look(context);
        } else {
            throw new IllegalArgumentException("the message must be " + OwnMessage.TELL_OF_QUIET.json()
                    + ", or say of which account and region " + OwnMessage.HEARTBEAT.words());
        }
    }

    /** No forwarder stands where the hub does: whoever may put events on its bus would make up one that is missed. */
    private void hear(Place place) {
        if (!place.equals(hub)) {
            heartbeats.heard(place);
        }
    }

    private void look(Context context) {
        List<String> unread = new ArrayList<>();
        QuietPlaces quiet =
                QuietPlaces.of(heartbeats.all(unread::add), metrics.clock().instant());
        // Written at each look, so that it is missed when nobody looks.
        metrics.add(Measure.PLACES_HEARD, quiet.heard());
        metrics.write();
        if (!quiet.missed().isEmpty()) {
            publisher.publish(quiet);
            context.getLogger().log(quiet.title(), LogLevel.WARN);
            quiet.missed().forEach(heartbeats::missed);
        }
        if (!unread.isEmpty()) {
            throw new IllegalStateException("%s cannot be read, the first under sk '%s'"
                    .formatted(Counted.of(unread.size(), "heartbeat"), unread.get(0)));
        }
    }
}
