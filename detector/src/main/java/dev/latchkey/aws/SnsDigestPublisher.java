package dev.latchkey.aws;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.detection.alert.MailSubject;
import dev.latchkey.detection.digest.Digest;
import dev.latchkey.detection.digest.DigestText;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;

/** Publishes digests where the alerts go, in the same three forms. */
public final class SnsDigestPublisher {

    /** Of all forms together, by SNS's quota of 262,144 bytes less some room for the attributes. */
    private static final int MOST_BYTES = 256 * 1024 - 4 * 1024;

    private static final int MOST_OF_EACH = 512;

    private final SnsClient sns;
    private final String topicArn;

    public SnsDigestPublisher(SnsClient sns, String topicArn) {
        this.sns = sns;
        this.topicArn = topicArn;
    }

    /** When it returns the digest is on its way; when it throws it may or may not be. */
    public void publish(Digest digest) {
        String message = message(digest);
        sns.publish(publish -> publish.topicArn(topicArn)
                .subject(MailSubject.of("[Digest] " + DigestText.title(digest)))
                .messageStructure("json")
                .message(message)
                .messageAttributes(Map.of(
                        "kind",
                        MessageAttributeValue.builder()
                                .dataType("String")
                                .stringValue("Digest")
                                .build())));
    }

    /** Card and mail are bounded by themselves; machines get as many identities and entries as still fit. */
    private static String message(Digest digest) {
        int most = MOST_OF_EACH;
        String message = message(digest, most);
        while (message.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES && most > 1) {
            most /= 2;
            message = message(digest, most);
        }
        return message;
    }

    private static String message(Digest digest, int most) {
        ObjectNode forms = JsonNodeFactory.instance.objectNode();
        forms.put("default", DigestJson.of(digest, most));
        forms.put("email", DigestText.of(digest));
        forms.put("https", DigestCard.of(digest));
        return forms.toString();
    }
}
