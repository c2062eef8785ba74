package dev.latchkey.infra.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latchkey.lambda.OwnMessage;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * From the heartbeat of a deployed forwarder to a subscriber of the hub's topic when none follows. The heartbeat is put
 * on the bus here, as the emulator's schedules call nobody.
 */
@Tag("e2e")
class ForwarderHeartbeatTest {

    private static final Place PLACE = new Place("111122223333", "eu-central-1");
    private static final Map<String, AttributeValue> KEY = Map.of(
            "pk",
            AttributeValue.fromS("HEARTBEAT"),
            "sk",
            AttributeValue.fromS(PLACE.account() + " " + PLACE.region()));

    private final DynamoDbClient dynamoDb = DynamoDbClient.builder()
            .httpClient(UrlConnectionHttpClient.create())
            .build();
    private Deployment deployment;
    private String evidence;

    @BeforeEach
    void open() throws IOException {
        deployment = new Deployment();
        evidence = deployment.output("EvidenceTable");
    }

    @AfterEach
    void close() {
        dynamoDb.deleteItem(delete -> delete.tableName(evidence).key(KEY));
        deployment.close();
        dynamoDb.close();
    }

    @Test
    void a_forwarder_that_was_heard_and_is_not_any_more_is_told_of_once() throws IOException {
        try (Bus bus = Bus.of(PLACE, deployment.bridge())) {
            bus.put(new ObjectMapper()
                    .createObjectNode()
                    .put("source", OwnMessage.FORWARDER)
                    .put("detail-type", "Heartbeat")
                    .put("time", Instant.now().toString())
                    .set("detail", new ObjectMapper().createObjectNode()));
            Bus.await(
                    "the heartbeat is in " + evidence,
                    () -> dynamoDb.getItem(get -> get.tableName(evidence).key(KEY))
                            .hasItem());
        }
        String monitor = deployment.functions().withHandler("dev.latchkey.lambda.HeartbeatHandler");
        deployment.functions().invoke(monitor, OwnMessage.TELL_OF_QUIET.json());
        assertThat(deployment.subscriber().findings()).isEmpty();

        Instant longAgo = Instant.now().minus(Duration.ofHours(4));
        dynamoDb.updateItem(update -> update.tableName(evidence)
                .key(KEY)
                .updateExpression("SET heardAt = :at")
                .expressionAttributeValues(Map.of(":at", AttributeValue.fromS(longAgo.toString()))));
        deployment.functions().invoke(monitor, OwnMessage.TELL_OF_QUIET.json());
        deployment.functions().invoke(monitor, OwnMessage.TELL_OF_QUIET.json());
        assertThat(deployment.subscriber().findings())
                .singleElement()
                .satisfies(message -> assertThat(message.at("/places/0").toString())
                        .isEqualTo("{\"account\":\"%s\",\"region\":\"%s\",\"last_heard\":\"%s\"}"
                                .formatted(PLACE.account(), PLACE.region(), longAgo)));
    }
}
