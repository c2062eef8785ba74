package dev.latchkey.infra.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latchkey.infra.runtime.Scenario;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * From the bus of another account or region to a subscriber of the hub's topic, through deployed forwarders. Between the
 * buses stands {@code infra/e2e/buses.py}, not EventBridge.
 */
@Tag("e2e")
class ForwardedCallsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Place STRANGER = new Place(Deployment.variable("E2E_STRANGER"), "us-east-1");

    private static Deployment deployment;
    private static Bus hub;

    @BeforeAll
    static void open() throws IOException {
        deployment = new Deployment();
        hub = Bus.before(deployment.bridge());
    }

    @AfterAll
    static void close() {
        deployment.close();
        hub.close();
    }

    /** One is made in two regions, and who assumed the other STS records as a call that only reads. */
    @Test
    void of_what_another_account_records_in_its_regions_a_subscriber_gets_the_findings_that_replay_prints()
            throws Exception {
        String inTwoRegions = "malicious/roles-anywhere-new-role";
        String assumed = "malicious/role-deleted-after-use";
        deliver(Scenario.envelopes(inTwoRegions));
        // The creation last, so that all of it is told at once.
        deliver(Scenario.envelopes(assumed).stream()
                .sorted(Comparator.comparing(event -> operation(event).equals("CreateRole")))
                .toList());
        // In two regions role and profile come before the rights, and have to settle.
        hub.awaitSettled(1);

        List<JsonNode> findings = deployment.subscriber().findings();
        assertThat(findings)
                .map(Replayed::withoutLateness)
                .containsExactlyInAnyOrderElementsOf(
                        List.of(only(Replayed.findings(inTwoRegions)), only(Replayed.findings(assumed))));
        assertThat(findings.toString()).contains("\"CreateProfile\"", "\"AssumeRole\"");
    }

    private static JsonNode only(List<JsonNode> findings) {
        assertThat(findings).hasSize(1);
        return findings.get(0);
    }

    private static void deliver(List<JsonNode> events) {
        for (JsonNode event : events) {
            Place place = new Place(
                    event.path("account").asText(), event.path("region").asText());
            try (Bus bus = Bus.of(place, deployment.bridge())) {
                bus.deliver(List.of(event));
            }
        }
    }

    private static String operation(JsonNode event) {
        return event.at("/detail/eventName").asText();
    }

    @Test
    void what_the_hub_does_not_take_is_set_aside_and_rings_and_is_found_when_it_is_sent_once_more() throws Exception {
        Forwarder forwarder = Forwarder.named("stranger", STRANGER);
        List<JsonNode> events = CanonicalChain.creationFirst("unheard")
                .inAccount(STRANGER.account())
                .events();
        try (Subscriber operators = new Subscriber(STRANGER, alarmTopic());
                Bus bus = Bus.of(STRANGER, deployment.bridge())) {
            events.forEach(bus::put);
            JsonNode alarm = operators.first();
            assertThat(alarm.path("NewStateValue").asText()).isEqualTo("ALARM");
            assertThat(alarm.at("/Trigger/Dimensions").toString()).contains('"' + forwarder.queueName() + '"');
        }
        assertThat(events).noneMatch(deployment.bridge()::hasServed);

        List<Message> setAside = forwarder.setAside();
        assertThat(setAside)
                .hasSize(events.size())
                .allSatisfy(message ->
                        assertThat(message.messageAttributes()).containsKeys("RULE_ARN", "TARGET_ARN", "ERROR_CODE"));
        for (Message message : setAside) {
            assertThat(JSON.readTree(message.body()).path("account").asText()).isEqualTo(STRANGER.account());
            deployment.functions().invoke(deployment.output("DetectorAlias"), message.body());
        }
        assertThat(deployment.subscriber().findings()).singleElement().satisfies(finding -> {
            assertThat(finding.at("/resources/0/name").asText()).isEqualTo("unheard");
            assertThat(finding.at("/cloud/account/uid").asText()).isEqualTo(STRANGER.account());
        });
    }

    /** The template takes the topic of the forwarder's account as a parameter, wherever it comes from. */
    private static String alarmTopic() {
        String topic = Deployment.variable("E2E_ALARM_TOPIC");
        try (SnsClient sns = STRANGER.speaking(SnsClient.builder())
                .httpClient(UrlConnectionHttpClient.create())
                .build()) {
            String name = topic.substring(topic.lastIndexOf(':') + 1);
            assertThat(sns.createTopic(it -> it.name(name)).topicArn()).isEqualTo(topic);
        }
        return topic;
    }
}
