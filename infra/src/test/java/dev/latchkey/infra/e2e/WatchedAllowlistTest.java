package dev.latchkey.infra.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** From an edit of the allowlist table to a subscriber of the topic, through the deployed stack. */
@Tag("e2e")
class WatchedAllowlistTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Map<String, AttributeValue> ENTRY = Map.of(
            "pk", AttributeValue.fromS("e2e"),
            "principal", AttributeValue.fromS("arn:aws:iam::111122223333:role/nobody"),
            "networks", AttributeValue.fromSs(List.of("192.0.2.0/24")),
            "owner", AttributeValue.fromS("platform"),
            "reason", AttributeValue.fromS("to be seen"));

    private final DynamoDbClient dynamoDb = DynamoDbClient.builder()
            .httpClient(UrlConnectionHttpClient.create())
            .build();
    private JsonNode outputs = new ObjectMapper().nullNode();
    private Bridge bridge;
    private Subscriber subscriber;

    @BeforeEach
    void open() throws IOException {
        Optional<Path> javaHome = Optional.of(variable("E2E_JAVA_HOME"))
                .filter(it -> !it.isEmpty())
                .map(Path::of);
        bridge = new Bridge(new DeployedFunctions(URI.create(variable("AWS_ENDPOINT_URL")), javaHome));
        Files.writeString(Path.of(variable("E2E_BRIDGE")), bridge.uri().toString());
        outputs = new ObjectMapper()
                .readTree(Path.of(variable("E2E_OUTPUTS")).toFile())
                .path("Latchkey");
        subscriber = new Subscriber(outputs.path("AlertTopic").asText());
    }

    @AfterEach
    void close() {
        subscriber.close();
        bridge.close();
        dynamoDb.close();
    }

    @Test
    void an_entry_that_comes_and_goes_is_told_both_times() {
        String table = outputs.path("AllowlistTable").asText();
        dynamoDb.putItem(put -> put.tableName(table).item(ENTRY));
        dynamoDb.deleteItem(delete -> delete.tableName(table).key(Map.of("pk", AttributeValue.fromS("e2e"))));

        List<JsonNode> told = told(2);
        assertThat(told)
                .extracting(message -> message.path("change").asText())
                .containsExactlyInAnyOrder("added", "removed");
        assertThat(told).allSatisfy(message -> {
            assertThat(message.path("entry").asText()).isEqualTo("e2e");
            assertThat(message.path("table").asText()).isEqualTo(table);
            assertThat(message.path("who").asText()).startsWith("unknown");
        });
    }

    /** The stream brings them in its own time. */
    private List<JsonNode> told(int count) {
        List<JsonNode> told = new ArrayList<>();
        Instant limit = Instant.now().plus(PATIENCE);
        while (told.size() < count && Instant.now().isBefore(limit)) {
            subscriber.findings().stream()
                    .filter(message -> message.path("type").asText().equals("allowlist-change"))
                    .forEach(told::add);
        }
        return told;
    }

    private static String variable(String name) {
        return Objects.requireNonNull(System.getenv(name), name + " is not set: this test is run by infra/e2e/run");
    }
}
