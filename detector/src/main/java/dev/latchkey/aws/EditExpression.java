package dev.latchkey.aws;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.detection.allowlist.AllowlistEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How DynamoDB is told to edit an item only if it still is as it was read. */
final class EditExpression {

    private final Map<String, String> names = new HashMap<>();
    private final Map<String, AttributeValue> values = new HashMap<>();

    /** Each attribute as it was, and none of those that an entry may have besides. */
    String unchanged(StoredEntry before) {
        Set<String> all = new TreeSet<>(AllowlistEntry.ATTRIBUTES);
        all.addAll(before.item().keySet());
        all.remove("pk");
        List<String> conditions = new ArrayList<>(List.of("attribute_exists(" + name("pk") + ")"));
        for (String attribute : all) {
            conditions.add(before.value(attribute)
                    .map(value -> name(attribute) + " = " + value(value))
                    .orElseGet(() -> "attribute_not_exists(" + name(attribute) + ")"));
        }
        return String.join(" AND ", conditions);
    }

    /** Only what differs: what somebody adds in the same moment under a name of their own stays. */
    String changes(StoredEntry before, ObjectNode after) {
        List<String> set = new ArrayList<>();
        List<String> remove = new ArrayList<>();
        for (String attribute : before.differences(after)) {
            if (after.has(attribute)) {
                set.add(name(attribute) + " = "
                        + value(AttributeJson.value(after.path(attribute), before.value(attribute))));
            } else {
                remove.add(name(attribute));
            }
        }
        return (set.isEmpty() ? "" : "SET " + String.join(", ", set) + " ")
                + (remove.isEmpty() ? "" : "REMOVE " + String.join(", ", remove));
    }

    Map<String, String> names() {
        return names;
    }

    /** DynamoDB takes no empty map, but none; to the SDK that is null. */
    @Nullable
    Map<String, AttributeValue> valuesIfAny() {
        return values.isEmpty() ? null : values;
    }

    private String name(String attribute) {
        return names.entrySet().stream()
                .filter(known -> known.getValue().equals(attribute))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseGet(() -> {
                    String placeholder = "#n" + names.size();
                    names.put(placeholder, attribute);
                    return placeholder;
                });
    }

    private String value(AttributeValue value) {
        String placeholder = ":v" + values.size();
        values.put(placeholder, value);
        return placeholder;
    }
}
