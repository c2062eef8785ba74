package dev.latchkey.infra;

import static dev.latchkey.infra.ForwardedEvents.matches;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The rules of the template that tell of tampering, and records for EventBridge's own matcher to hold against them. */
final class TamperingEvents {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String KEY = "1234abcd-12ab-34cd-56ef-1234567890ab";
    private static final Synthesis STACK = Synthesis.standard();

    /** Under the id that each has in the template. */
    static final Map<String, String> PATTERNS = new TreeMap<>(
            STACK.tamperingRules().stream().collect(Collectors.toMap(TamperingEvents::id, TamperingEvents::pattern)));

    private TamperingEvents() {}

    static List<String> toldBy(JsonNode event) {
        return PATTERNS.entrySet().stream()
                .filter(rule -> matches(event.toString(), rule.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** As CloudFormation names it: the stack, the logical id, and something of its own. */
    static String named(String rule) {
        return STACK.idsOf("AWS::Events::Rule").stream()
                .filter(id -> id.startsWith("Tampering" + rule))
                .map(id -> "Latchkey-" + id + "-0A1B2C3D4E5F")
                .findAny()
                .orElseThrow();
    }

    static ObjectNode record(String call, String parameters) {
        String[] words = call.split(" +", -1);
        ObjectNode event = JSON.createObjectNode()
                .put("source", "aws." + words[0])
                .put("detail-type", "AWS API Call via CloudTrail")
                .put("account", "111122223333")
                .put("region", "us-east-1");
        try {
            event.putObject("detail")
                    .put("eventSource", words[0] + ".amazonaws.com")
                    .put("eventName", words[1])
                    .set("requestParameters", JSON.readTree(parameters));
        } catch (JsonProcessingException e) {
            throw new AssertionError(parameters, e);
        }
        return event;
    }

    private static String id(JsonNode rule) {
        return rule.at("/Metadata/aws:cdk:path").asText().split("/", -1)[2];
    }

    /** With the id of the key and the account as CloudFormation puts them in. */
    private static String pattern(JsonNode rule) {
        return rule.at("/Properties/EventPattern")
                .toString()
                .replace("{\"Ref\":\"%s\"}".formatted(STACK.idOf("AWS::KMS::Key")), "\"" + KEY + "\"")
                .replace("{\"Ref\":\"AWS::AccountId\"}", "\"111122223333\"");
    }
}
