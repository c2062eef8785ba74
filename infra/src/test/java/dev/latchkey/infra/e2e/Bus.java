package dev.latchkey.infra.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

/** The event bus, and how far the functions behind it are. */
record Bus(EventBridgeClient client, Bridge bridge) implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    static Bus before(Bridge bridge) {
        return new Bus(
                EventBridgeClient.builder()
                        .httpClient(UrlConnectionHttpClient.create())
                        .build(),
                bridge);
    }

    /** That of another account or region, which reaches the functions if a forwarder stands there. */
    static Bus of(Place place, Bridge bridge) {
        var client = place.speaking(EventBridgeClient.builder()).httpClient(UrlConnectionHttpClient.create());
        return new Bus(client.build(), bridge);
    }

    void deliver(List<JsonNode> events) {
        events.forEach(event -> {
            put(event);
            await("the function has served " + event, () -> bridge.hasServed(event));
        });
    }

    void awaitSettled(int messages) {
        await("the settler has served " + messages + " messages", () -> bridge.messagesServed() >= messages);
    }

    void put(JsonNode event) {
        var entry = PutEventsRequestEntry.builder()
                .source(event.path("source").asText())
                .detailType(event.path("detail-type").asText())
                .time(Instant.parse(event.path("time").asText()))
                .detail(event.path("detail").toString())
                .build();
        var result = client.putEvents(it -> it.entries(entry));
        assertThat(result.failedEntryCount()).isZero();
    }

    static void await(String what, BooleanSupplier done) {
        Instant limit = Instant.now().plus(PATIENCE);
        while (!done.getAsBoolean()) {
            assertThat(Instant.now())
                    .as("%s; see infra/e2e/.run/ministack.log", what)
                    .isBefore(limit);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
