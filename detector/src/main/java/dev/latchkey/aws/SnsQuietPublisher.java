package dev.latchkey.aws;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.aws.ChatCard.Content;
import dev.latchkey.aws.ChatCard.Metadata;
import dev.latchkey.detection.forwarding.Heartbeat;
import dev.latchkey.detection.forwarding.Place;
import dev.latchkey.detection.forwarding.QuietPlaces;
import dev.latchkey.detection.forwarding.QuietText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sns.SnsClient;

/** Publishes which forwarders are not heard any more where the alerts go, in the same three forms. */
public final class SnsQuietPublisher {

    /** More than an organization has places that are worth a name here; the count tells of all. */
    private static final int MOST = 500;

    private static final int MOST_ON_CARD = 10;

    private final SnsClient sns;
    private final String topicArn;

    public SnsQuietPublisher(SnsClient sns, String topicArn) {
        this.sns = sns;
        this.topicArn = topicArn;
    }

    /** When it returns the message is on its way; when it throws it may or may not be. */
    public void publish(QuietPlaces quiet) {
        String message = SnsMessage.fitting(
                MOST,
                most -> SnsMessage.of(machines(quiet, most), QuietText.of(quiet, Place.ofArn(topicArn)), card(quiet)));
        SnsMessage.publish(
                sns, SnsMessage.request(topicArn, quiet.subject(), message, Map.of("kind", "QuietForwarder")));
    }

    private static String machines(QuietPlaces quiet, int most) {
        ObjectNode whole = JsonNodeFactory.instance
                .objectNode()
                .put("type", "quiet-forwarders")
                .put("quiet", quiet.missed().size())
                .put("heard", quiet.heard());
        ArrayNode places = whole.putArray("places");
        for (Heartbeat missed :
                quiet.missed().subList(0, Math.min(most, quiet.missed().size()))) {
            places.addObject()
                    .put("account", missed.place().account())
                    .put("region", missed.place().region())
                    .put("last_heard", missed.at().toString());
        }
        return whole.toString();
    }

    private static String card(QuietPlaces quiet) {
        Heartbeat first = quiet.missed().get(0);
        String id = "quiet-" + first.place().account() + "-" + first.place().region() + "-" + first.at();
        Stream<String> lines = Stream.concat(
                Stream.of(QuietText.MEANING),
                ChatText.titled("Last heard:", QuietText.lastHeard(quiet, MOST_ON_CARD).stream()));
        return new ChatCard(
                        ChatText.of(id),
                        new Content(
                                ChatText.of(quiet.title()),
                                ChatText.block(lines.map(ChatText::of).toList()),
                                List.of(ChatText.of(QuietText.firstCheck(quiet)), "The mail has the commands."),
                                List.of("Forwarder", first.place().account())),
                        new Metadata(ChatText.of(id), ChatText.of(quiet.title()), "QuietForwarder", Optional.empty()))
                .json();
    }
}
