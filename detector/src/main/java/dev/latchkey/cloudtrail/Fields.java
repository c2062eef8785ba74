package dev.latchkey.cloudtrail;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.detection.call.BoundedText;
import dev.latchkey.detection.call.MalformedRecord;
import java.util.Optional;

/** The fields of one record by their path. Every text is bounded: an attacker chose many of them. */
record Fields(JsonNode node) {

    String required(String path) {
        return text(path).orElseThrow(() -> new MalformedRecord("not a CloudTrail record: no " + path));
    }

    /** The text at a path; a number or a boolean counts as its text. */
    Optional<String> text(String path) {
        return document(path).map(BoundedText::of).filter(text -> !text.isBlank());
    }

    /** As {@link #text}, but whole. */
    Optional<String> document(String path) {
        JsonNode at = at(path);
        return at.isValueNode() && !at.isNull() ? Optional.of(at.asText()) : Optional.empty();
    }

    /** Whether it is said to be true, as a boolean or, as CloudTrail mostly writes it, as a text. */
    boolean isTrue(String path) {
        return text(path).filter(Boolean::parseBoolean).isPresent();
    }

    boolean isObject(String path) {
        return at(path).isObject();
    }

    private JsonNode at(String path) {
        JsonNode at = node;
        for (String name : path.split("\\.", -1)) {
            at = at.path(name);
        }
        return at;
    }
}
