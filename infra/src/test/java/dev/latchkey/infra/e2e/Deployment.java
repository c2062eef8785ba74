package dev.latchkey.infra.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/** The stack that {@code infra/e2e/run} has deployed: its functions run here, and its topic has a subscriber. */
final class Deployment implements AutoCloseable {

    private final DeployedFunctions functions;
    private final Bridge bridge;
    private final JsonNode outputs;
    private final Subscriber subscriber;

    Deployment() throws IOException {
        Optional<Path> javaHome = Optional.of(variable("E2E_JAVA_HOME"))
                .filter(it -> !it.isEmpty())
                .map(Path::of);
        functions = new DeployedFunctions(URI.create(variable("AWS_ENDPOINT_URL")), javaHome);
        bridge = new Bridge(functions);
        Files.writeString(Path.of(variable("E2E_BRIDGE")), bridge.uri().toString());
        outputs = new ObjectMapper()
                .readTree(Path.of(variable("E2E_OUTPUTS")).toFile())
                .path("Latchkey");
        subscriber = new Subscriber(output("AlertTopic"));
    }

    DeployedFunctions functions() {
        return functions;
    }

    Bridge bridge() {
        return bridge;
    }

    Subscriber subscriber() {
        return subscriber;
    }

    /** @param name of an output of the stack */
    String output(String name) {
        return outputs.path(name).asText();
    }

    static String variable(String name) {
        return Objects.requireNonNull(System.getenv(name), name + " is not set: this test is run by infra/e2e/run");
    }

    @Override
    public void close() {
        subscriber.close();
        bridge.close();
    }
}
