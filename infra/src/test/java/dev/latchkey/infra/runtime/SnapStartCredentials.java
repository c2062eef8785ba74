package dev.latchkey.infra.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Where a function with SnapStart fetches its credentials: those of its environment would be as old as the snapshot. */
final class SnapStartCredentials implements AutoCloseable {

    private static final String PATH = "/2021-04-23/credentials";

    private final LoopbackServer server = new LoopbackServer();

    SnapStartCredentials() {
        server.on(PATH, exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            LoopbackServer.reply(exchange, 200, fresh().getBytes(UTF_8));
        });
    }

    Map<String, String> environment() {
        return Map.of(
                "AWS_CONTAINER_CREDENTIALS_FULL_URI", server.uri() + PATH, "AWS_CONTAINER_AUTHORIZATION_TOKEN", "test");
    }

    private static String fresh() {
        Instant expiration = Instant.now().plus(Duration.ofHours(1));
        return """
                {"AccessKeyId": "test", "SecretAccessKey": "test", "Token": "test", "Expiration": "%s"}
                """.formatted(expiration);
    }

    @Override
    public void close() {
        server.close();
    }
}
