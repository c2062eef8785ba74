package dev.latchkey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.latchkey.replay.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each scenario under {@code events} gives its golden findings, in whatever order and however often its records arrive. A new
 * one needs no Java; {@code -Dgolden=update} writes the findings anew, to be read in the diff.
 */
class ScenariosTest {

    private static final Path EVENTS = Path.of("../events");
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    static Stream<Path> scenarios() throws IOException {
        try (Stream<Path> files = Files.walk(EVENTS)) {
            return files.filter(file -> file.endsWith("events.jsonl")).map(Path::getParent).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void a_scenario_gives_its_golden_findings(Path scenario) throws IOException {
        ArrayNode findings = findings(scenario.resolve("events.jsonl"));
        Path golden = scenario.resolve("findings.json");
        if ("update".equals(System.getProperty("golden"))) {
            Files.writeString(golden, JSON.writeValueAsString(findings) + "\n");
        }
        assertThat(golden)
                .as("golden findings; write them with -Dgolden=update")
                .exists();
        assertThat(findings)
                .as("findings of %s; if the change is meant, run with -Dgolden=update and read the diff", scenario)
                .isEqualTo(JSON.readTree(golden.toFile()));
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void reversed_doubled_or_shuffled_it_gives_the_same(Path scenario, @TempDir Path folder) throws IOException {
        List<String> records = Files.readAllLines(scenario.resolve("events.jsonl"));
        ArrayNode expected = findings(scenario.resolve("events.jsonl"));
        List<String> doubled = new ArrayList<>(records);
        doubled.addAll(records);
        for (int seed = 0; seed < 5; seed++) {
            Path file = folder.resolve("seed-" + seed + ".jsonl");
            Files.write(file, doubled);
            assertThat(findings(file)).as("%s, seed %s", scenario, seed).isEqualTo(expected);
            Collections.shuffle(doubled, new Random(seed));
        }
        Collections.reverse(records);
        Path reversed = Files.write(folder.resolve("reversed.jsonl"), records);
        assertThat(findings(reversed)).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void the_severity_that_about_md_states_is_the_one_found(Path scenario) throws IOException {
        String about = Files.readString(scenario.resolve("about.md"));
        List<String> severities = new ArrayList<>();
        for (JsonNode finding : findings(scenario.resolve("events.jsonl"))) {
            severities.add(finding.path("severity").asText());
        }
        assertThat(severities)
                .isNotEmpty()
                .allSatisfy(severity -> assertThat(about)
                        .as("about.md of %s must state **%s**", scenario, severity)
                        .contains("**" + severity + "**"));
    }

    private static ArrayNode findings(Path file) throws IOException {
        ArrayNode findings = JsonNodeFactory.instance.arrayNode();
        String out = Run.latchkey("replay", "--format", "ocsf", "--min-severity", "informational", file.toString())
                .out();
        for (String line : out.lines().toList()) {
            findings.add(JSON.readTree(line));
        }
        return findings;
    }
}
