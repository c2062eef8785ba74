package dev.latchkey.month;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;

/** Parts of records. */
final class Json {

    static final JsonNode NOTHING = NullNode.instance;
    static final JsonMapper MAPPER = new JsonMapper();

    private Json() {}

    /** An object of names and values in turns. */
    static ObjectNode of(Object... namesAndValues) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (int at = 0; at < namesAndValues.length; at += 2) {
            object.set((String) namesAndValues[at], node(namesAndValues[at + 1]));
        }
        return object;
    }

    private static JsonNode node(Object value) {
        if (value instanceof JsonNode node) {
            return node;
        }
        return value instanceof String text ? TextNode.valueOf(text) : MAPPER.valueToTree(value);
    }

    /** A policy document of one statement. */
    static String allow(String resource, String... actions) {
        return document(of("Effect", "Allow", "Action", List.of(actions), "Resource", resource));
    }

    static String document(ObjectNode statement) {
        return of("Version", "2012-10-17", "Statement", List.of(statement)).toString();
    }
}
