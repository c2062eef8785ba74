package dev.latchkey.aws;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What SNS refuses of a message, as the API reference of Publish and the guide's page on message attributes have it.
 *
 * <p>Subject: ASCII that begins with a letter, number or punctuation mark, without line breaks and control characters, fewer than 100
 * characters. Message: at most 262,144 bytes, to which the attributes count.
 */
final class SnsRules {

    static final int MOST_BYTES = 262_144;

    private static final Pattern SUBJECT = Pattern.compile("[A-Za-z0-9\\p{Punct}][\\x20-\\x7e]{0,98}");
    private static final Pattern NAME =
            Pattern.compile("(?!(?i:aws|amazon)\\.)(?!.*\\.\\.)[A-Za-z0-9_-]([A-Za-z0-9_.-]{0,254}[A-Za-z0-9_-])?");
    private static final Pattern ATTRIBUTE = Pattern.compile("MessageAttributes\\.entry\\.\\d+\\.(Name|Value\\..+)");

    private SnsRules() {}

    static Optional<String> refusal(Map<String, String> form) {
        if (!SUBJECT.matcher(form.getOrDefault("Subject", "-")).matches()) {
            return Optional.of("Invalid parameter: Subject");
        }
        String message = form.getOrDefault("Message", "");
        if (message.isEmpty() || size(form) > MOST_BYTES) {
            return Optional.of("Invalid parameter: Message too long");
        }
        boolean illegal = form.entrySet().stream()
                .filter(it -> ATTRIBUTE.matcher(it.getKey()).matches())
                .anyMatch(it -> it.getKey().endsWith(".Name")
                        ? !NAME.matcher(it.getValue()).matches()
                        : it.getValue().isEmpty());
        return illegal ? Optional.of("Invalid parameter: MessageAttributes") : Optional.empty();
    }

    /** Of the message as it is sent, with the names, types and values of its attributes. */
    static int size(Map<String, String> form) {
        int attributes = form.entrySet().stream()
                .filter(it -> ATTRIBUTE.matcher(it.getKey()).matches())
                .mapToInt(it -> bytes(it.getValue()))
                .sum();
        return bytes(form.getOrDefault("Message", "")) + attributes;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
