package dev.latchkey.cloudtrail;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.detection.call.MalformedRecord;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The fields of one record by their path. Every text is bounded: an attacker chose many of them. */
record Fields(JsonNode node) {

    /** The longest that AWS itself takes: a policy ARN has at most 2,048 characters. */
    private static final int LONGEST = 2_048;

    private static final int MOST_VALUES = 64;

    /** Read apart as documents, or secret: never carried along. */
    private static final Set<String> NOT_CARRIED = Set.of(
            "policyDocument",
            "assumeRolePolicyDocument",
            "sessionToken",
            "secretAccessKey",
            "password",
            "servicePassword");

    String required(String path) {
        return text(path).orElseThrow(() -> new MalformedRecord("not a CloudTrail record: no " + path));
    }

    /** The text at a path; a number or a boolean counts as its text. */
    Optional<String> text(String path) {
        return document(path).map(Fields::bounded).filter(text -> !text.isBlank());
    }

    /** As {@link #text}, but whole. */
    Optional<String> document(String path) {
        JsonNode at = node;
        for (String name : path.split("\\.", -1)) {
            at = at.path(name);
        }
        return at.isValueNode() && !at.isNull() ? Optional.of(at.asText()) : Optional.empty();
    }

    /** Adds the scalar values of an object, and of the objects right below it. */
    void collect(String name, Map<String, String> values) {
        node.path(name).propertyStream().forEach(property -> {
            String path = name + "." + property.getKey();
            if (property.getValue().isObject()) {
                property.getValue()
                        .propertyStream()
                        .forEach(inner ->
                                collect(path + "." + inner.getKey(), inner.getKey(), inner.getValue(), values));
            } else {
                collect(path, property.getKey(), property.getValue(), values);
            }
        });
    }

    private static void collect(String path, String key, JsonNode value, Map<String, String> values) {
        boolean carried = value.isValueNode() && !value.isNull() && !NOT_CARRIED.contains(key);
        if (carried && values.size() < MOST_VALUES) {
            values.put(path, bounded(value.asText()));
        }
    }

    private static String bounded(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
