package dev.latchkey.infra.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latchkey.infra.runtime.PackagedFunction;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
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

    private JsonNode configuration(String function) {
        URI uri = endpoint.resolve("/2015-03-31/functions/" + function + "/configuration");
        try {
            var response =
                    HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new AssertionError(uri + " answers " + response.statusCode() + ": " + response.body());
            }
            return JSON.readTree(response.body());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(uri + " does not answer", e);
        }
    }
}
