package dev.latchkey.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What people take for an allowlist: all its attributes are unknown, which tells nobody what it is. */
final class NoEntry {

    private static final int NAMED = 5;

    private NoEntry() {}

    /** Empty if nothing says that it is something else. */
    static Optional<String> why(ObjectNode object) {
        if (object.path("Records").isArray()) {
            return Optional.of("a log of CloudTrail, and no allowlist");
        }
        if (isTyped(object.path("pk")) || isTyped(object.path("principal")) || isAnswer(object)) {
            return Optional.of("DynamoDB's own JSON, with a type before each value: let 'latchkey allowlist pull' write"
                    + " the file, or in the console turn View DynamoDB JSON off before you copy");
        }
        if (!object.path("entries").isArray()) {
            return Optional.empty();
        }
        return Optional.of(
                object.size() == 1
                        ? "entries within a list: leave the outer brackets out"
                        : "beside entries there stands " + beside(object) + ": leave that out");
    }

    /** Of scan or query, and of get-item. */
    private static boolean isAnswer(ObjectNode object) {
        return object.path("Items").isArray() || object.path("Item").isObject();
    }

    private static boolean isTyped(JsonNode value) {
        return value.isObject() && value.path("S").isTextual();
    }

    private static String beside(ObjectNode object) {
        return object.propertyStream()
                .map(Map.Entry::getKey)
                .filter(name -> !name.equals("entries"))
                .limit(NAMED)
                .collect(Collectors.joining(", "));
    }
}
