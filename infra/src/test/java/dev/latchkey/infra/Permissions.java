package dev.latchkey.infra;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What the role of a function may do. */
public final class Permissions {

    private Permissions() {}

    /** The actions of the stack as it is by default, on whatever resource. */
    public static Set<String> actions(String function) {
        return of(Synthesis.standard(), function).values().stream()
                .flatMap(Set::stream)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The actions on each resource; a resource that is not one of this stack's, such as "*", shows as it stands. */
    static Map<String, Set<String>> of(Synthesis synthesis, String function) {
        Map<String, Set<String>> allowed = new TreeMap<>();
        for (JsonNode statement : statements(synthesis, function)) {
            for (JsonNode resource : oneOrSeveral(statement.path("Resource"))) {
                String path =
                        synthesis.follow(resource).at("/Metadata/aws:cdk:path").asText(resource.toString());
                Set<String> actions = allowed.computeIfAbsent(path, any -> new TreeSet<>());
                oneOrSeveral(statement.path("Action")).forEach(action -> actions.add(action.asText()));
            }
        }
        return allowed;
    }

    static JsonNode statements(Synthesis synthesis, String function) {
        return statements(synthesis.at(function + "/Role/DefaultPolicy"));
    }

    static JsonNode statements(JsonNode policy) {
        return policy.at("/Properties/PolicyDocument/Statement");
    }

    private static List<JsonNode> oneOrSeveral(JsonNode node) {
        List<JsonNode> nodes = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(nodes::add);
        } else {
            nodes.add(node);
        }
        return nodes;
    }
}
