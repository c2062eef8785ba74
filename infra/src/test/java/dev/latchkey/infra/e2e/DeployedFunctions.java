package dev.latchkey.infra.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latchkey.infra.runtime.PackagedFunction;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What the emulator's Lambda knows of the functions that the deployment made. */
record DeployedFunctions(URI endpoint, Optional<Path> javaHome) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The function as the alias that the rules call has it: its handler, and its environment with all names resolved. */
    PackagedFunction named(String name) {
        JsonNode configuration = configuration(name + ":live");
        PackagedFunction function =
                PackagedFunction.of(configuration.path("Handler").asText(), environment(configuration));
        return javaHome.map(function::on).orElse(function);
    }

    private Map<String, String> environment(JsonNode configuration) {
        Map<String, String> environment = new HashMap<>();
        for (var variable : configuration.path("Environment").path("Variables").properties()) {
            environment.put(variable.getKey(), variable.getValue().asText());
        }
        environment.put("AWS_ENDPOINT_URL", endpoint.toString());
        return environment;
    }

    /** What {@code aws lambda invoke} prints. */
    String invoke(String alias, String payload) {
        URI uri = endpoint.resolve("/2015-03-31/functions/" + alias + "/invocations");
        return answer(HttpRequest.newBuilder(uri)
                .POST(BodyPublishers.ofString(payload))
                .build());
    }

    /** The alias of the one function that runs this class. */
    String withHandler(String handler) {
        for (JsonNode function : read("").path("Functions")) {
            if (function.path("Handler").asText().equals(handler)) {
                return function.path("FunctionArn").asText() + ":live";
            }
        }
        throw new AssertionError("no function runs " + handler);
    }

    private JsonNode configuration(String function) {
        return read(function + "/configuration");
    }

    private JsonNode read(String path) {
        URI uri = endpoint.resolve("/2015-03-31/functions/" + path);
        try {
            return JSON.readTree(answer(HttpRequest.newBuilder(uri).build()));
        } catch (IOException e) {
            throw new AssertionError(uri + " answers no JSON", e);
        }
    }

    private static String answer(HttpRequest request) {
        try {
            var response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new AssertionError(request.uri() + " answers " + response.statusCode() + ": " + response.body());
            }
            return response.body();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(request.uri() + " does not answer", e);
        }
    }
}
