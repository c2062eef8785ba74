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
 * An event that did not get through, out of either shape in which AWS sets one aside; or the daily call that keeps the
 * detector awake, which asks for nothing and is as welcome later.
 *
 * <ul>
 *   <li>EventBridge could not deliver it: the event itself, the error in the message's attributes (EventBridge User
 *       Guide, "Using dead-letter queues to process undelivered events").
 *   <li>Lambda could not have it processed: an invocation record with the event in {@code requestPayload} (Lambda
 *       Developer Guide, "Capturing records of Lambda asynchronous invocations").
 * </ul>
 *
 * @param event the envelope, or the daily call, as the detector takes it
 */
record DeadLetter(String event, String time, String name, String error) {

    private static final String STAY_AWAKE = "stay awake";

    /** What is no event has no time by which its chain may have expired. */
    private static final String NO_TIME = "-";

    /** A number is written as it was read, whatever its digits. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    /** Empty if it is in neither shape, or if nothing is in it that the detector takes. */
    static Optional<DeadLetter> of(String body, Map<String, String> attributes) {
        JsonNode message = parsed(body);
        JsonNode asked = message.path("requestPayload");
        if (message.path("requestContext").isObject()) {
            return asked(asked, unprocessed(message));
        }
        return isEvent(message) ? Optional.of(of(body, message, undelivered(attributes))) : Optional.empty();
    }

    private static Optional<DeadLetter> asked(JsonNode asked, String error) {
        if (isStayAwake(asked)) {
            return Optional.of(new DeadLetter(asked.toString(), NO_TIME, STAY_AWAKE, error));
        }
        return isEvent(asked) ? Optional.of(of(asked.toString(), asked, error)) : Optional.empty();
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

    private static boolean isStayAwake(JsonNode asked) {
        return asked.size() == 1 && asked.path("latchkey").asText().equals(STAY_AWAKE);
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
