package dev.latchkey.infra.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What {@code ./latchkey replay} says of a scenario, to which that is held which the deployed functions told. */
final class Replayed {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Replayed() {}

    static List<JsonNode> findings(String scenario) throws IOException, InterruptedException {
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

    /** Scenarios are older than steps are kept, which people are told, and replay has nothing to say of. */
    static JsonNode withoutLateness(JsonNode finding) {
        ArrayNode problems = (ArrayNode) finding.at("/unmapped/problems");
        assertThat(problems)
                .singleElement()
                .satisfies(problem -> assertThat(problem.asText())
                        .contains("hours after it was made, when earlier steps of its chain may have expired"));
        problems.removeAll();
        return finding;
    }
}
