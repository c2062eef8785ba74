package dev.latchkey.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.detection.allowlist.AllowlistEntry;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An item of the allowlist table as it was read. */
public final class StoredEntry {

    private final Map<String, AttributeValue> item;

    StoredEntry(Map<String, AttributeValue> item) {
        this.item = Map.copyOf(item);
    }

    public String name() {
        return new Attributes(item).text("pk");
    }

    /** As it stands in a file: the known attributes in their order, then others by name. */
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        AllowlistEntry.ATTRIBUTES.forEach(name -> attribute(name).ifPresent(value -> json.set(name, value)));
        new TreeSet<>(item.keySet()).forEach(name -> attribute(name).ifPresent(value -> json.set(name, value)));
        return json;
    }

    public Optional<JsonNode> attribute(String name) {
        return value(name).map(AttributeJson::of);
    }

    /** The names of the attributes that a file has otherwise, or has and this has not, or the other way round. */
    public Set<String> differences(ObjectNode said) {
        Set<String> names = new TreeSet<>(item.keySet());
        said.fieldNames().forEachRemaining(names::add);
        names.removeIf(name -> said.has(name)
                && value(name)
                        .filter(value -> AttributeJson.isSame(value, said.path(name)))
                        .isPresent());
        return names;
    }

    Map<String, AttributeValue> item() {
        return item;
    }

    Optional<AttributeValue> value(String name) {
        return Optional.ofNullable(item.get(name));
    }
}
