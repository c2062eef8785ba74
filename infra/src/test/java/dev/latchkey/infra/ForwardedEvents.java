package dev.latchkey.infra;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.detection.step.Operation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import software.amazon.awscdk.App;
import software.amazon.event.ruler.Ruler;

/** A forwarder, a hub, and events on their way from one to the other, by the matcher that EventBridge itself runs. */
final class ForwardedEvents {

    static final ObjectMapper JSON = new ObjectMapper();
    static final String HUB = "arn:aws:events:us-east-1:111122223333:event-bus/default";
    static final String HOME = "111122223333";
    static final String MEMBER = "444455556666";
    static final String STRANGER = "123456789012";

    /** Made once for all test classes, as a synthesis takes seconds. */
    private static final JsonNode FORWARDER = synthesized();

    private ForwardedEvents() {}

    static JsonNode forwarder() {
        return FORWARDER;
    }

    /** @param from as it is said to {@code -c forwardedFrom} */
    static JsonNode hub(String from) {
        return Synthesis.hub(from).template();
    }

    private static JsonNode synthesized() {
        App app = Synthesis.app("forwarder", Map.of("hub", HUB));
        InfraApp.stack(app, Optional.empty());
        return JSON.valueToTree(app.synth().getStackByName(ForwarderStack.NAME).getTemplate());
    }

    static List<JsonNode> resources(JsonNode template, String type) {
        return StreamSupport.stream(template.path("Resources").spliterator(), false)
                .filter(resource -> resource.path("Type").asText().equals(type))
                .toList();
    }

    /** Whether any rule of the stack, deployed in that account, takes the event. */
    static boolean takes(JsonNode template, String account, String event) {
        return patterns(template, ForwardedEvents::isOfCalls)
                .map(pattern -> inPlace(pattern, account, "eu-west-1"))
                .anyMatch(pattern -> matches(event, pattern));
    }

    private static boolean isOfCalls(JsonNode rule) {
        return isSaidToBe("Calls of ", rule);
    }

    private static boolean isSaidToBe(String what, JsonNode rule) {
        return rule.at("/Properties/Description").asText().startsWith(what);
    }

    /** Of the rules that tell of tampering where the hub stands. */
    static Stream<String> tampering(JsonNode template) {
        return patterns(template, rule -> isSaidToBe("Latchkey tells: ", rule))
                .map(pattern -> inPlace(pattern, HOME, "us-east-1"));
    }

    /** With some text for whatever the template refers to, but for the place. */
    private static Stream<String> patterns(JsonNode template, Predicate<JsonNode> of) {
        return resources(template, "AWS::Events::Rule").stream()
                .filter(of)
                .map(rule -> rule.at("/Properties/EventPattern").toString())
                .map(pattern -> pattern.replaceAll("\\{\"Ref\":\"AlertsKey[0-9A-Z]*\"}", "\"0a1b\""));
    }

    /** As CloudFormation makes it of a pattern. */
    static String inPlace(String pattern, String account, String region) {
        return pattern.replace("{\"Ref\":\"AWS::AccountId\"}", '"' + account + '"')
                .replace("{\"Ref\":\"AWS::Region\"}", '"' + region + '"');
    }

    /** Of the rules that take heartbeats. */
    static List<String> heartbeatRules(JsonNode template) {
        return patterns(
                        template,
                        rule -> rule.at("/Properties/Description").asText().contains("eartbeat"))
                .map(pattern -> inPlace(pattern, MEMBER, "eu-west-1"))
                .toList();
    }

    static String heartbeat(String account, String source, String detailType) {
        return JSON.createObjectNode()
                .put("source", source)
                .put("detail-type", detailType)
                .put("account", account)
                .put("region", "eu-west-1")
                .set("detail", JSON.createObjectNode())
                .toString();
    }

    static boolean matches(String event, String pattern) {
        try {
            return Ruler.matchesRule(event, pattern);
        } catch (Exception e) {
            throw new AssertionError("The matcher of EventBridge refuses " + pattern, e);
        }
    }

    static String event(String account, String caller, Operation operation) {
        return event(account, caller, operation.eventSource(), operation.eventName());
    }

    /** @param caller of that account; of none, as a service */
    static String event(String account, String caller, String eventSource, String eventName) {
        ObjectNode identity = JSON.createObjectNode();
        if (!caller.isEmpty()) {
            identity.put("accountId", caller);
        }
        ObjectNode detail = JSON.createObjectNode()
                .put("eventSource", eventSource)
                .put("eventName", eventName)
                .set("userIdentity", identity);
        return JSON.createObjectNode()
                .put("source", "aws." + eventSource.replace(".amazonaws.com", ""))
                .put("detail-type", "AWS API Call via CloudTrail")
                .put("account", account)
                .put("region", "eu-west-1")
                .set("detail", detail)
                .toString();
    }

    /** A call in a member's account, in eu-west-1. */
    static ObjectNode record(String call, String parameters) {
        String[] words = call.split(" +", -1);
        ObjectNode event = JSON.createObjectNode()
                .put("source", "aws." + words[0])
                .put("detail-type", "AWS API Call via CloudTrail")
                .put("account", MEMBER)
                .put("region", "eu-west-1");
        try {
            event.putObject("detail")
                    .put("eventSource", words[0] + ".amazonaws.com")
                    .put("eventName", words[1])
                    .put("sourceIPAddress", "198.51.100.7")
                    .set("requestParameters", JSON.readTree(parameters));
        } catch (JsonProcessingException e) {
            throw new AssertionError(parameters, e);
        }
        return event;
    }
}
