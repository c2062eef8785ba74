package dev.latchkey.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The elements of a policy document: each may be one value or a list of them, and is found whatever its case. */
final class PolicyElements {

    private PolicyElements() {}

    static List<JsonNode> statements(JsonNode root) {
        return values(root, "Statement").toList();
    }

    static boolean has(JsonNode node, String element) {
        return node.propertyStream().anyMatch(property -> property.getKey().equalsIgnoreCase(element));
    }

    static Stream<JsonNode> values(JsonNode node, String element) {
        return node.propertyStream()
                .filter(property -> property.getKey().equalsIgnoreCase(element))
                .flatMap(property -> each(property.getValue()));
    }

    static List<String> texts(JsonNode node, String element) {
        return values(node, element).map(JsonNode::asText).toList();
    }

    static Stream<JsonNode> each(JsonNode value) {
        if (!value.isArray()) {
            return Stream.of(value);
        }
        List<JsonNode> elements = new ArrayList<>();
        value.forEach(elements::add);
        return elements.stream();
    }
}
