package dev.latchkey.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An attribute of the allowlist as it stands in a file. What no entry can have becomes some JSON that no entry can have
 * either, so that lint refuses it there too.
 */
final class AttributeJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private AttributeJson() {}

    /** A set has no order of its own, so the file gives it one; a list keeps its own. */
    static JsonNode of(AttributeValue value) {
        if (value.hasSs()) {
            return array(value.ss().stream().sorted().map(NODES::textNode).toList());
        }
        if (value.hasL()) {
            return array(value.l().stream().map(AttributeJson::of).toList());
        }
        if (value.hasNs()) {
            return array(value.ns().stream().sorted().map(AttributeJson::number).toList());
        }
        if (value.hasM()) {
            ObjectNode map = NODES.objectNode();
            new TreeMap<>(value.m()).forEach((name, each) -> map.set(name, of(each)));
            return map;
        }
        return Stream.<Optional<JsonNode>>of(
                        Optional.ofNullable(value.s()).map(NODES::textNode),
                        Optional.ofNullable(value.bool()).map(NODES::booleanNode),
                        Optional.ofNullable(value.n()).map(AttributeJson::number))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> Boolean.TRUE.equals(value.nul())
                        ? NODES.nullNode()
                        : NODES.objectNode().put("binary", value.toString()));
    }

    /** Whether a file that says this means what is there: of a set in any order. */
    static boolean isSame(AttributeValue value, JsonNode said) {
        if (value.hasSs() && isSet(said)) {
            return texts(said).equals(new HashSet<>(value.ss()));
        }
        return of(value).equals(said);
    }

    /**
     * As the table holds it: a set only in place of a set, a list otherwise, which keeps the order of the file.
     *
     * @throws IllegalArgumentException of what no entry can have
     */
    static AttributeValue value(JsonNode said, Optional<AttributeValue> before) {
        if (before.filter(AttributeValue::hasSs).isPresent() && isSet(said)) {
            return AttributeValue.fromSs(List.copyOf(texts(said)));
        }
        return switch (said.getNodeType()) {
            case STRING -> AttributeValue.fromS(said.asText());
            case BOOLEAN -> AttributeValue.fromBool(said.asBoolean());
            case ARRAY ->
                AttributeValue.fromL(said.valueStream()
                        .map(each -> value(each, Optional.empty()))
                        .toList());
            default -> throw new IllegalArgumentException("no entry has a value such as " + said);
        };
    }

    /** A document of our own, with whatever JSON has but null. */
    static AttributeValue document(JsonNode json) {
        return switch (json.getNodeType()) {
            case OBJECT ->
                AttributeValue.fromM(json.propertyStream()
                        .collect(Collectors.toMap(Map.Entry::getKey, it -> document(it.getValue()))));
            case ARRAY ->
                AttributeValue.fromL(
                        json.valueStream().map(AttributeJson::document).toList());
            case NUMBER -> AttributeValue.fromN(json.asText());
            default -> value(json, Optional.empty());
        };
    }

    private static boolean isSet(JsonNode said) {
        return said.isArray()
                && !said.isEmpty()
                && said.valueStream().allMatch(JsonNode::isTextual)
                && texts(said).size() == said.size();
    }

    private static Set<String> texts(JsonNode said) {
        Set<String> texts = new HashSet<>();
        said.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    private static JsonNode number(String digits) {
        return NODES.numberNode(new BigDecimal(digits));
    }

    private static ArrayNode array(List<? extends JsonNode> elements) {
        return NODES.arrayNode().addAll(elements);
    }
}
