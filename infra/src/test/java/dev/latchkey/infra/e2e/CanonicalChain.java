package dev.latchkey.infra.e2e;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.infra.runtime.Scenario;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** CreateUser, AttachUserPolicy and CreateAccessKey of a user of its own, in an order of arrival. */
record CanonicalChain(String user, List<JsonNode> events) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SCENARIO = "malicious/user-admin-key";
    private static final String SCENARIOS_USER = "svc-backup";
    private static final String SCENARIOS_ACCOUNT = "111122223333";
    private static final List<List<Integer>> ORDERS = List.of(
            List.of(0, 1, 2), List.of(0, 2, 1), List.of(1, 0, 2), List.of(1, 2, 0), List.of(2, 0, 1), List.of(2, 1, 0));

    static List<CanonicalChain> inEachOrder() {
        return IntStream.range(0, ORDERS.size())
                .mapToObj(number -> of("order-" + number, ORDERS.get(number)))
                .toList();
    }

    static CanonicalChain creationFirst(String user) {
        return of(user, ORDERS.get(0));
    }

    static CanonicalChain creationLast(String user) {
        List<JsonNode> events = creationFirst(user).events();
        return new CanonicalChain(
                user,
                events.stream()
                        .sorted((one, other) -> Boolean.compare(isCreation(one), isCreation(other)))
                        .toList());
    }

    /** A digest looks back for weeks, not to the days of the scenario. */
    static CanonicalChain ofToday(String user) {
        CanonicalChain chain = creationFirst(user);
        String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        chain.events().forEach(event -> ((ObjectNode) event.path("detail")).put("eventTime", now));
        return chain;
    }

    CanonicalChain inAccount(String account) {
        return new CanonicalChain(
                user,
                events.stream()
                        .map(event -> replaced(event, SCENARIOS_ACCOUNT, account))
                        .toList());
    }

    /** The ARN of the role whose session made it. */
    String issuer() {
        return events.get(0)
                .at("/detail/userIdentity/sessionContext/sessionIssuer/arn")
                .asText();
    }

    private static CanonicalChain of(String user, List<Integer> order) {
        List<JsonNode> scenario = Scenario.envelopes(SCENARIO);
        return new CanonicalChain(
                user, order.stream().map(step -> of(user, scenario.get(step))).toList());
    }

    private static JsonNode of(String user, JsonNode event) {
        JsonNode own = replaced(event, SCENARIOS_USER, user);
        ((ObjectNode) own.path("detail")).put("eventID", UUID.randomUUID().toString());
        return own;
    }

    private static JsonNode replaced(JsonNode event, String text, String by) {
        try {
            return JSON.readTree(event.toString().replace(text, by));
        } catch (JsonProcessingException e) {
            throw new AssertionError("a name does not break JSON", e);
        }
    }

    private static boolean isCreation(JsonNode event) {
        return event.at("/detail/eventName").asText().equals("CreateUser");
    }
}
