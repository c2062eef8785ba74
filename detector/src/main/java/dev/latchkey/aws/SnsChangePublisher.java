package dev.latchkey.aws;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.aws.AllowlistChangeJson.Limits;
import dev.latchkey.detection.alert.AllowlistChange;
import dev.latchkey.detection.alert.AllowlistChangeText;
import dev.latchkey.detection.alert.EntryWords;
import dev.latchkey.detection.alert.PlainText;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;

/** Publishes changes of the allowlist where the alerts go, in the same three forms. */
public final class SnsChangePublisher {

    /** Of all forms together, by SNS's quota of 262,144 bytes less some room for the attributes. */
    private static final int MOST_BYTES = 256 * 1024 - 4 * 1024;

    private final SnsClient sns;
    private final String topicArn;
    private final InstantSource clock;

    public SnsChangePublisher(SnsClient sns, String topicArn, InstantSource clock) {
        this.sns = sns;
        this.topicArn = topicArn;
        this.clock = clock;
    }

    /** When it returns the change is on its way; when it throws it may or may not be. */
    public void publish(AllowlistChange change) {
        List<String> questions = EntryWords.questions(change.after().orElse(Map.of()), clock.instant());
        String message = message(change, questions);
        sns.publish(publish -> publish.topicArn(topicArn)
                .subject(change.subject())
                .messageStructure("json")
                .message(message)
                .messageAttributes(Map.of(
                        "kind", text("AllowlistEntry"),
                        "activity", text(change.act().name()),
                        "account", text(PlainText.of(change.delivery().account())))));
    }

    /** Mail and card are short by themselves; of the entry's attributes as much stays as fits. */
    private static String message(AllowlistChange change, List<String> questions) {
        Limits limits = Limits.WIDE;
        String message = message(change, questions, limits);
        while (message.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            limits = limits.halved();
            message = message(change, questions, limits);
        }
        return message;
    }

    private static String message(AllowlistChange change, List<String> questions, Limits limits) {
        ObjectNode forms = JsonNodeFactory.instance.objectNode();
        forms.put("default", AllowlistChangeJson.of(change, questions, limits));
        forms.put("email", AllowlistChangeText.of(change, questions));
        forms.put("https", AllowlistChangeCard.of(change, questions));
        return forms.toString();
    }

    private static MessageAttributeValue text(String value) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value)
                .build();
    }
}
