package dev.latchkey.ocsf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** OCSF's Detection Finding as a JSON schema, and as much of JSON schema as OCSF uses. */
public record OcsfSchema(JsonNode root) {

    private static final String FILE = "detection-finding-1.8.0.json";

    public static OcsfSchema read() {
        try (InputStream stream = Objects.requireNonNull(OcsfSchema.class.getResourceAsStream(FILE), FILE)) {
            return new OcsfSchema(new ObjectMapper().readTree(stream));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One sentence for each place that does not fit; empty if all does. */
    public List<String> problems(JsonNode finding) {
        List<String> problems = new ArrayList<>();
        check("", finding, root, problems);
        return problems;
    }

    private void check(String at, JsonNode value, JsonNode said, List<String> problems) {
        JsonNode schema = said.has("$ref") ? definition(said.path("$ref").asText()) : said;
        if (schema.has("type") && each(schema.path("type")).noneMatch(type -> isOf(type.asText(), value))) {
            problems.add(at + " is " + value + ", not of type " + schema.path("type"));
            return;
        }
        require(fitsText(value, schema), at + " is " + value + ", against " + schema, problems);
        if (value.isObject()) {
            checkObject(at, value, schema, problems);
        } else if (value.isArray() && schema.has("items")) {
            value.forEach(element -> check(at + "/*", element, schema.path("items"), problems));
        }
    }

    private void checkObject(String at, JsonNode value, JsonNode schema, List<String> problems) {
        each(schema.path("required"))
                .forEach(name -> require(value.has(name.asText()), at + " lacks " + name, problems));
        JsonNode choices = schema.path("anyOf");
        boolean chosen = choices.isEmpty()
                || each(choices)
                        .anyMatch(choice -> each(choice.path("required")).allMatch(name -> value.has(name.asText())));
        require(chosen, at + " has none of " + choices, problems);
        boolean open = schema.path("additionalProperties").asBoolean(true);
        for (Map.Entry<String, JsonNode> property : value.properties()) {
            JsonNode known = schema.path("properties").path(property.getKey());
            require(open || !known.isMissingNode(), at + " may not have " + property.getKey(), problems);
            if (!known.isMissingNode()) {
                check(at + "/" + property.getKey(), property.getValue(), known, problems);
            }
        }
    }

    private JsonNode definition(String reference) {
        JsonNode found = root.at(reference.substring(1));
        if (found.isMissingNode()) {
            throw new AssertionError(FILE + " leaves out " + reference + ", which a finding now uses: add it");
        }
        return found;
    }

    private static boolean fitsText(JsonNode value, JsonNode schema) {
        String text = value.asText();
        boolean listed = !schema.has("enum") || each(schema.path("enum")).anyMatch(value::equals);
        boolean same = !schema.has("const") || schema.path("const").equals(value);
        boolean shaped = !schema.has("pattern")
                || Pattern.compile(schema.path("pattern").asText())
                        .matcher(text)
                        .find();
        return listed
                && same
                && shaped
                && text.length() <= schema.path("maxLength").asInt(Integer.MAX_VALUE);
    }

    private static boolean isOf(String type, JsonNode value) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "null" -> value.isNull();
            default -> throw new AssertionError("no type of JSON schema: " + type);
        };
    }

    private static void require(boolean held, String otherwise, List<String> problems) {
        if (!held) {
            problems.add(otherwise);
        }
    }

    private static Stream<JsonNode> each(JsonNode array) {
        boolean single = array.isValueNode();
        return single ? Stream.of(array) : StreamSupport.stream(array.spliterator(), false);
    }
}
