package dev.latchkey.redrive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An event that did not get through, out of either shape in which AWS sets one aside.
 *
 * <ul>
 *   <li>EventBridge could not deliver it: the event itself, the error in the message's attributes (EventBridge User
 *       Guide, "Using dead-letter queues to process undelivered events").
 *   <li>Lambda could not have it processed: an invocation record with the event in {@code requestPayload} (Lambda
 *       Developer Guide, "Capturing records of Lambda asynchronous invocations").
 * </ul>
 *
 * @param event the envelope, as the detector takes it
 */
record DeadLetter(String event, String time, String name, String error) {

    /** A number is written as it was read, whatever its digits. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    /** Empty if it is in neither shape, or if no event of CloudTrail is in it. */
    static Optional<DeadLetter> of(String body, Map<String, String> attributes) {
        JsonNode message = parsed(body);
        JsonNode asked = message.path("requestPayload");
        if (message.path("requestContext").isObject() && isEvent(asked)) {
            return Optional.of(of(asked.toString(), asked, unprocessed(message)));
        }
        return isEvent(message) ? Optional.of(of(body, message, undelivered(attributes))) : Optional.empty();
    }

    /** Whether its call is known to have been made before. */
    boolean isBefore(Instant then) {
        try {
            return Instant.parse(time).isBefore(then);
        } catch (DateTimeException noTime) {
            return false;
        }
    }

    private static DeadLetter of(String event, JsonNode envelope, String error) {
        JsonNode call = envelope.path("detail");
        return new DeadLetter(
                event, call.path("eventTime").asText(), call.path("eventName").asText(), error);
    }

    private static boolean isEvent(JsonNode envelope) {
        return envelope.path("detail-type").isTextual()
                && envelope.path("detail").path("eventName").isTextual();
    }

    private static String undelivered(Map<String, String> attributes) {
        return joined(Stream.of("ERROR_CODE", "ERROR_MESSAGE").map(name -> attributes.getOrDefault(name, "")));
    }

    private static String unprocessed(JsonNode message) {
        return joined(
                Stream.of("/requestContext/condition", "/responsePayload/errorType", "/responsePayload/errorMessage")
                        .map(at -> message.at(at).asText()));
    }

    private static String joined(Stream<String> parts) {
        String error = parts.filter(part -> !part.isEmpty()).collect(Collectors.joining(": "));
        return error.isEmpty() ? "no error is recorded" : error;
    }

    private static JsonNode parsed(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException notJson) {
            return JSON.missingNode();
        }
    }
}
