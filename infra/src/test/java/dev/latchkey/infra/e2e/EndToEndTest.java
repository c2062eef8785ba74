package dev.latchkey.infra.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.latchkey.infra.runtime.Scenario;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

/** From the event bus to a subscriber of the topic, through the stack that {@code infra/e2e/run} has deployed. */
@Tag("e2e")
class EndToEndTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final EventBridgeClient bus = EventBridgeClient.builder()
            .httpClient(UrlConnectionHttpClient.create())
            .build();
    private Bridge bridge;
    private Subscriber subscriber;
    private DeployedFunctions deployed = new DeployedFunctions(URI.create("http://127.0.0.1"), Optional.empty());
    private String allowlistTable = "";
    private String digesterAlias = "";

    @BeforeEach
    void open() throws IOException {
        Optional<Path> javaHome = Optional.of(variable("E2E_JAVA_HOME"))
                .filter(it -> !it.isEmpty())
                .map(Path::of);
        deployed = new DeployedFunctions(URI.create(variable("AWS_ENDPOINT_URL")), javaHome);
        bridge = new Bridge(deployed);
        Files.writeString(Path.of(variable("E2E_BRIDGE")), bridge.uri().toString());
        JsonNode outputs = JSON.readTree(Path.of(variable("E2E_OUTPUTS")).toFile());
        allowlistTable = outputs.path("Latchkey").path("AllowlistTable").asText();
        digesterAlias = outputs.path("Latchkey").path("DigesterAlias").asText();
        subscriber = new Subscriber(outputs.path("Latchkey").path("AlertTopic").asText());
    }

    @AfterEach
    void close() {
        subscriber.close();
        bridge.close();
        bus.close();
    }

    @Test
    void of_a_benign_and_a_malicious_scenario_a_subscriber_gets_the_one_finding_that_replay_prints() throws Exception {
        deliver("benign/terraform-lambda-role");
        deliver("malicious/user-admin-key");

        assertThat(subscriber.findings())
                .map(EndToEndTest::withoutLateness)
                .containsExactlyElementsOf(replayed("malicious/user-admin-key"));
    }

    @Test
    void the_canonical_chain_in_each_of_its_six_orders_is_one_message() {
        List<CanonicalChain> chains = CanonicalChain.inEachOrder();
        chains.forEach(chain -> deliver(chain.events()));
        // Two orders begin with a creation and a grant, two with a grant and a key: these have to settle.
        awaitSettled(4);

        assertThat(subscriber.findings())
                .extracting(EndToEndTest::told)
                .containsExactlyInAnyOrderElementsOf(chains.stream()
                        .map(chain -> "Create High " + chain.user())
                        .toList());
    }

    @Test
    void a_creation_that_comes_when_its_pair_has_settled_takes_its_place() {
        CanonicalChain chain = CanonicalChain.creationLast("late");
        deliver(chain.events().subList(0, 2));
        awaitSettled(1);
        deliver(chain.events().subList(2, 3));

        List<JsonNode> findings = subscriber.findings();
        assertThat(findings)
                .extracting(EndToEndTest::told)
                .containsExactlyInAnyOrder("Create Medium late", "Create High late", "Close High late");
    }

    @Test
    void an_approved_chain_is_not_told_and_the_next_one_is_when_its_entry_is_gone() {
        CanonicalChain approved = CanonicalChain.creationFirst("approved");
        try (AllowlistTable table = new AllowlistTable(allowlistTable)) {
            table.approve(approved.issuer());
            deliver(approved.events());
        }
        deliver(CanonicalChain.creationFirst("not-approved").events());

        assertThat(subscriber.findings())
                .filteredOn(message -> message.has("finding_info"))
                .extracting(EndToEndTest::told)
                .containsExactly("Create High not-approved");
    }

    @Test
    void a_chain_that_grows_is_told_when_it_becomes_one_and_under_the_uid_of_replay() throws Exception {
        List<JsonNode> events = Scenario.envelopes("malicious/admin-after-26-hours");
        deliver(events.subList(0, 2));
        assertThat(subscriber.findings()).isEmpty();
        deliver(events.subList(2, 3));
        assertThat(subscriber.findings())
                .map(EndToEndTest::withoutLateness)
                .containsExactlyElementsOf(replayed("malicious/admin-after-26-hours"));
    }

    @Test
    void the_digester_keeps_whom_people_were_told_of_and_tells_a_digest_of_it() {
        deliver(CanonicalChain.ofToday("kept").events());

        assertThat(deployed.invoke(digesterAlias, "{\"latchkey\":\"send the digest\"}"))
                .contains("A digest is on its way");
        assertThat(subscriber.findings())
                .filteredOn(message -> message.path("type").asText().equals("digest"))
                .singleElement()
                .satisfies(digest -> assertThat(digest.path("identities")).anySatisfy(identity -> {
                    assertThat(identity.path("identity").asText()).isEqualTo("kept");
                    assertThat(identity.path("told").asBoolean()).isTrue();
                    assertThat(identity.path("steps")).hasSize(3);
                }));
    }

    /** Scenarios are older than steps are kept, which people are told, and replay has nothing to say of. */
    private static JsonNode withoutLateness(JsonNode finding) {
        ArrayNode problems = (ArrayNode) finding.at("/unmapped/problems");
        assertThat(problems)
                .singleElement()
                .satisfies(problem -> assertThat(problem.asText())
                        .contains("hours after it was made, when earlier steps of its chain may have expired"));
        problems.removeAll();
        return finding;
    }

    private static String told(JsonNode finding) {
        return finding.path("activity_name").asText() + " "
                + finding.path("severity").asText() + " "
                + finding.at("/resources/0/name").asText();
    }

    private void deliver(String scenario) {
        deliver(Scenario.envelopes(scenario));
    }

    private void deliver(List<JsonNode> events) {
        events.forEach(event -> {
            put(event);
            awaitServed(event);
        });
    }

    private void awaitSettled(int messages) {
        await("the settler has served " + messages + " messages", () -> bridge.messagesServed() >= messages);
    }

    private void put(JsonNode event) {
        var entry = PutEventsRequestEntry.builder()
                .source(event.path("source").asText())
                .detailType(event.path("detail-type").asText())
                .time(Instant.parse(event.path("time").asText()))
                .detail(event.path("detail").toString())
                .build();
        var result = bus.putEvents(it -> it.entries(entry));
        assertThat(result.failedEntryCount()).isZero();
    }

    private void awaitServed(JsonNode event) {
        await("the function has served " + event, () -> bridge.hasServed(event));
    }

    private static void await(String what, BooleanSupplier done) {
        Instant limit = Instant.now().plus(PATIENCE);
        while (!done.getAsBoolean()) {
            assertThat(Instant.now())
                    .as("%s; see infra/e2e/.run/ministack.log", what)
                    .isBefore(limit);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    /** What {@code ./latchkey replay} says of the same records. */
    private static List<JsonNode> replayed(String scenario) throws IOException, InterruptedException {
        Process replay = new ProcessBuilder("./latchkey", "replay", "--format", "ocsf", "events/" + scenario)
                .directory(Path.of("..").toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(replay.getInputStream().readAllBytes(), UTF_8);
        assertThat(replay.waitFor()).as("the exit code of replay").isZero();
        try (var findings = JSON.readerFor(JsonNode.class).<JsonNode>readValues(printed)) {
            return findings.readAll();
        }
    }

    private static String variable(String name) {
        return Objects.requireNonNull(System.getenv(name), name + " is not set: this test is run by infra/e2e/run");
    }
}
