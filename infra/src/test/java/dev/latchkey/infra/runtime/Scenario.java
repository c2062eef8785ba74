package dev.latchkey.infra.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The CloudTrail records of a scenario in {@code events/}, as EventBridge delivers them. */
public final class Scenario {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> DETAIL_TYPES = Map.of(
            "AwsApiCall", "AWS API Call via CloudTrail",
            "AwsServiceEvent", "AWS Service Event via CloudTrail",
            "AwsConsoleSignIn", "AWS Console Sign In via CloudTrail");

    private Scenario() {}

    /** @param name such as {@code malicious/user-admin-key} */
    public static List<JsonNode> envelopes(String name) {
        try (var lines = Files.lines(Path.of("..", "events").resolve(name).resolve("events.jsonl"), UTF_8)) {
            return lines.filter(line -> !line.isBlank()).map(Scenario::envelope).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode envelope(String line) {
        JsonNode call = read(line);
        String service = call.path("eventSource").asText().replace(".amazonaws.com", "");
        return JSON.createObjectNode()
                .put("version", "0")
                .put("id", UUID.nameUUIDFromBytes(line.getBytes(UTF_8)).toString())
                .put("detail-type", DETAIL_TYPES.get(call.path("eventType").asText()))
                .put("source", "aws." + service)
                .put("account", call.path("recipientAccountId").asText())
                .put("time", call.path("eventTime").asText())
                .put("region", call.path("awsRegion").asText())
                .<ObjectNode>set("resources", JSON.createArrayNode())
                .set("detail", call);
    }

    private static JsonNode read(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
