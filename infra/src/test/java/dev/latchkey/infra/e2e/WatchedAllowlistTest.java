package dev.latchkey.infra.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    private Deployment deployment;

    @BeforeEach
    void open() throws IOException {
        deployment = new Deployment();
    }

    @AfterEach
    void close() {
        deployment.close();
        dynamoDb.close();
    }

    @Test
    void an_entry_that_comes_and_goes_is_told_both_times() {
        String table = deployment.output("AllowlistTable");
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
            deployment.subscriber().findings().stream()
                    .filter(message -> message.path("type").asText().equals("allowlist-change"))
                    .forEach(told::add);
        }
        return told;
    }
}
