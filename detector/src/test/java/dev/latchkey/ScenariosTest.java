package dev.latchkey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.latchkey.detection.step.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each scenario under {@code events} gives its golden findings, in whatever order and however often its records arrive. A new
 * one needs no Java; {@code -Dgolden=update} writes the findings anew, to be read in the diff.
 */
class ScenariosTest {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    static Stream<Scenario> scenarios() throws IOException {
        return Scenario.all().stream();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void a_scenario_gives_its_golden_findings(Scenario scenario) throws IOException {
        ArrayNode findings = scenario.findings(scenario.events());
        if ("update".equals(System.getProperty("golden"))) {
            Files.writeString(scenario.golden(), JSON.writeValueAsString(findings) + "\n");
        }
        assertThat(scenario.golden())
                .as("golden findings; write them with -Dgolden=update")
                .exists();
        assertThat(findings)
                .as("findings of %s; if the change is meant, run with -Dgolden=update and read the diff", scenario)
                .isEqualTo(JSON.readTree(scenario.golden().toFile()));
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void reversed_doubled_or_shuffled_it_gives_the_same(Scenario scenario, @TempDir Path folder) throws IOException {
        List<String> records = Files.readAllLines(scenario.events());
        ArrayNode expected = scenario.findings(scenario.events());
        List<String> doubled = new ArrayList<>(records);
        doubled.addAll(records);
        for (int seed = 0; seed < 3; seed++) {
            Path file = folder.resolve("seed-" + seed + ".jsonl");
            Files.write(file, doubled);
            assertThat(scenario.findings(file))
                    .as("%s, seed %s", scenario, seed)
                    .isEqualTo(expected);
            Collections.shuffle(doubled, new Random(seed));
        }
        Collections.reverse(records);
        Path reversed = Files.write(folder.resolve("reversed.jsonl"), records);
        assertThat(scenario.findings(reversed)).as("%s reversed", scenario).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void what_about_md_states_is_what_is_found(Scenario scenario) throws IOException {
        List<String> found = new ArrayList<>();
        for (JsonNode finding : scenario.findings(scenario.events())) {
            JsonNode target = finding.path("resources").path(0);
            String kind = target.path("type").asText().replaceFirst(".*::", "").toLowerCase(Locale.ROOT);
            found.add(kind + "/" + target.path("name").asText() + " "
                    + finding.path("severity").asText());
        }
        assertThat(found)
                .as("%s/about.md states in its last line what semantics.md says of it", scenario)
                .containsExactlyInAnyOrderElementsOf(scenario.expected());
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void the_severities_that_about_md_prints_bold_are_those_it_expects(Scenario scenario) throws IOException {
        Set<String> bold = Pattern.compile("\\*\\*(\\w+)\\*\\*")
                .matcher(scenario.about())
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
        assertThat(bold)
                .isEqualTo(scenario.expected().stream()
                        .map(finding -> finding.replaceFirst(".* ", ""))
                        .collect(Collectors.toSet()));
    }

    @Test
    void every_operation_of_the_table_stands_in_some_scenario() throws IOException {
        Set<String> missing = Arrays.stream(Operation.values())
                .map(it -> it.eventSource() + "/" + it.eventName())
                .collect(Collectors.toCollection(TreeSet::new));
        for (Scenario scenario : scenarios().toList()) {
            for (String line : Files.readAllLines(scenario.events())) {
                JsonNode call = JSON.readTree(line);
                missing.remove(call.path("eventSource").asText() + "/"
                        + call.path("eventName").asText());
            }
        }
        assertThat(missing).as("operations that no scenario exercises").isEmpty();
    }
}
