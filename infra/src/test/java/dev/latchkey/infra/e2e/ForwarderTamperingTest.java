package dev.latchkey.infra.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.Rule;

/**
 * From tampering where a forwarder stands to the subscribers of the hub's topics. The records are put on the bus here, as
 * the emulator has no CloudTrail.
 */
@Tag("e2e")
class ForwarderTamperingTest {

    private static final Place PLACE = new Place("111122223333", "eu-central-1");
    private static final String WHERE = "account %s, region %s".formatted(PLACE.account(), PLACE.region());

    private final EventBridgeClient events = PLACE.speaking(EventBridgeClient.builder())
            .httpClient(UrlConnectionHttpClient.create())
            .build();
    private Deployment deployment;
    private Subscriber chats;

    @BeforeEach
    void open() throws IOException {
        deployment = new Deployment();
        chats = new Subscriber(deployment.output("ChatTopic"));
    }

    @AfterEach
    void close() {
        chats.close();
        deployment.close();
        events.close();
    }

    @Test
    void that_a_trail_was_touched_is_told_with_its_account_and_region_by_mail_and_in_chats() {
        put("cloudtrail", "StopLogging", "name", "all");
        assertThat(deployment.subscriber().texts())
                .singleElement()
                .satisfies(text -> assertThat(text)
                        .contains("LATCHKEY WAS TOUCHED IN ANOTHER ACCOUNT OR REGION", "Call: StopLogging", WHERE));
        List<JsonNode> cards = chats.findings();
        assertThat(cards)
                .singleElement()
                .satisfies(card -> assertThat(card.at("/content/description").asText())
                        .contains("A trail was touched where a forwarder stands.", WHERE));
    }

    /** By the names that the deployment has made, and though they are disabled by then. */
    @Test
    void who_disables_the_rules_for_calls_and_leaves_the_heartbeat_is_told_of() {
        List<String> forCalls = rules().filter(name -> name.contains("-Calls")).toList();
        assertThat(forCalls).hasSize(3);
        try {
            for (String rule : forCalls) {
                events.disableRule(it -> it.name(rule));
                put("events", "DisableRule", "name", rule);
            }
            assertThat(deployment.subscriber().texts())
                    .hasSameSizeAs(forCalls)
                    .allSatisfy(text -> assertThat(text).contains("A rule or schedule of a forwarder", WHERE));
        } finally {
            forCalls.forEach(rule -> events.enableRule(it -> it.name(rule)));
        }
    }

    @Test
    void who_disables_the_rule_of_the_heartbeat_is_told_of_by_the_one_beside_it() {
        String heartbeat =
                rules().filter(name -> name.contains("-Heartbeat")).findAny().orElseThrow();
        events.disableRule(it -> it.name(heartbeat));
        try {
            put("events", "DisableRule", "name", heartbeat);
            assertThat(deployment.subscriber().texts())
                    .singleElement()
                    .satisfies(text -> assertThat(text).contains("Call: DisableRule", WHERE));
        } finally {
            events.enableRule(it -> it.name(heartbeat));
        }
    }

    private Stream<String> rules() {
        return events.listRules(it -> {}).rules().stream().map(Rule::name);
    }

    private void put(String service, String call, String parameter, String value) {
        ObjectNode event = new ObjectMapper().createObjectNode();
        event.put("source", "aws." + service)
                .put("detail-type", "AWS API Call via CloudTrail")
                .put("time", "2026-03-14T02:11:07Z");
        ObjectNode detail = event.putObject("detail")
                .put("eventSource", service + ".amazonaws.com")
                .put("eventName", call)
                .put("eventID", "0a4c1f00-1111-4222-8333-000000000001")
                .put("sourceIPAddress", "198.51.100.7")
                .put("readOnly", false);
        detail.putObject("userIdentity").put("type", "AssumedRole").put("principalId", "AROAEXAMPLE:mallory");
        detail.putObject("requestParameters").put(parameter, value);
        try (Bus bus = Bus.of(PLACE, deployment.bridge())) {
            bus.put(event);
        }
    }
}
