package dev.latchkey.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.latchkey.detection.call.MalformedRecord;
import dev.latchkey.detection.subject.Subject;
import java.nio.charset.StandardCharsets;

/**
 * The key of a subject as a message: JSON in ASCII, as SQS refuses some characters that a hostile name may hold.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html">
 *     SendMessage</a>
 */
public final class SettleMessage {

    private static final int VERSION = 1;

    /** A key that DynamoDB takes has at most so many bytes, of which JSON makes at most six each. */
    static final int LONGEST_KEY = 2_048;

    private static final int LONGEST = 6 * LONGEST_KEY + 100;

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private SettleMessage() {}

    public static String of(Subject subject) {
        try {
            return JSON.writeValueAsString(
                    JsonNodeFactory.instance.objectNode().put("v", VERSION).put("subject", subject.key()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a text can be written as JSON", e);
        }
    }

    /** @throws MalformedRecord if it is not the key of an identity in a message of this version */
    public static Subject subject(String message) {
        JsonNode read = parsed(message);
        if (read.path("v").asInt() != VERSION) {
            throw new MalformedRecord("not a message of version " + VERSION);
        }
        String key = read.path("subject").asText();
        if (key.getBytes(StandardCharsets.UTF_8).length > LONGEST_KEY) {
            throw new MalformedRecord("a key of more than " + LONGEST_KEY + " bytes");
        }
        return identity(key);
    }

    private static JsonNode parsed(String message) {
        if (message.length() > LONGEST) {
            throw new MalformedRecord("a message of more than " + LONGEST + " characters");
        }
        try {
            return JSON.readTree(message);
        } catch (JsonProcessingException e) {
            throw new MalformedRecord("not JSON", e);
        }
    }

    private static Subject identity(String key) {
        try {
            Subject subject = Subject.ofKey(key);
            if (subject.isIdentity()) {
                return subject;
            }
        } catch (IllegalArgumentException e) {
            throw new MalformedRecord("not the key of a subject", e);
        }
        throw new MalformedRecord("the key of something that is never judged");
    }
}
