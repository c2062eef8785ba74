package dev.latchkey.lambda;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;

/** A tree as one line of JSON. By hand, as a tree's own text comes by way of all that writes classes as JSON. */
final class JsonLine {

    private static final JsonFactory JSON = new JsonFactory();

    private JsonLine() {}

    /** @param tree of texts, whole numbers and truth values */
    static String of(ObjectNode tree) {
        StringWriter line = new StringWriter();
        try (JsonGenerator generator = JSON.createGenerator(line)) {
            write(tree, generator);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return line.toString();
    }

    private static void write(JsonNode node, JsonGenerator generator) throws IOException {
        switch (node.getNodeType()) {
            case OBJECT -> writeObject((ObjectNode) node, generator);
            case ARRAY -> writeArray((ArrayNode) node, generator);
            case NUMBER -> generator.writeNumber(node.longValue());
            case BOOLEAN -> generator.writeBoolean(node.booleanValue());
            case STRING -> generator.writeString(node.textValue());
            case NULL, MISSING, BINARY, POJO -> generator.writeNull();
        }
    }

    private static void writeObject(ObjectNode object, JsonGenerator generator) throws IOException {
        generator.writeStartObject();
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            generator.writeFieldName(field.getKey());
            write(field.getValue(), generator);
        }
        generator.writeEndObject();
    }

    private static void writeArray(ArrayNode array, JsonGenerator generator) throws IOException {
        generator.writeStartArray();
        for (JsonNode element : array) {
            write(element, generator);
        }
        generator.writeEndArray();
    }
}
