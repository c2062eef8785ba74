package dev.latchkey.aws;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishRequest;

/**
 * What goes to an SNS topic: three forms of one message, JSON for machines ({@code default}), text for mail, and a card
 * for https, by which Amazon Q Developer subscribes.
 */
final class SnsMessage {

    /** Of all forms together, escaped as they are sent: SNS's quota of 262,144 bytes, less room for the attributes. */
    private static final int MOST_BYTES = 256 * 1024 - 4 * 1024;

    private SnsMessage() {}

    static String of(String machines, String mail, String card) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("default", machines)
                .put("email", mail)
                .put("https", card)
                .toString();
    }

    /**
     * The message with as much as fits: what is too long is shortened, and never fails.
     *
     * @param most of what it lists; at least one is left
     */
    static String fitting(int most, IntFunction<String> message) {
        int listed = most;
        String whole = message.apply(listed);
        while (listed > 1 && isTooLong(whole)) {
            listed /= 2;
            whole = message.apply(listed);
        }
        return whole;
    }

    static boolean isTooLong(String message) {
        return message.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES;
    }

    /**
     * Returns when SNS has the message. An answer without its number is none of SNS's, whatever status it has: the SDK
     * takes a page of a proxy for a message that was published.
     */
    static void publish(SnsClient sns, PublishRequest request) {
        String number = sns.publish(request).messageId();
        if (number == null || number.isEmpty()) {
            throw new IllegalStateException("whoever answered for SNS did not say that the message was taken");
        }
    }

    /** @param attributes for subscribers' filter policies */
    static PublishRequest request(String topicArn, String subject, String message, Map<String, String> attributes) {
        return PublishRequest.builder()
                .topicArn(topicArn)
                .subject(subject)
                .messageStructure("json")
                .message(message)
                .messageAttributes(attributes.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, attribute -> text(attribute.getValue()))))
                .build();
    }

    static MessageAttributeValue text(String value) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value)
                .build();
    }
}
