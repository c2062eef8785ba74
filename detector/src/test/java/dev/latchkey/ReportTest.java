package dev.latchkey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The corpus at a glance: {@code events/REPORT.md}, where a change of behaviour is a line that a reviewer reads. */
class ReportTest {

    private static final Path REPORT = Path.of("../events/REPORT.md");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void the_report_lists_every_scenario_with_what_is_found_in_it() throws IOException {
        StringBuilder report = new StringBuilder("# What is found in the scenarios\n\nGenerated from `findings.json`; "
                + "written by `./mvnw -pl detector test -Dtest=ReportTest -Dgolden=update`.\n");
        for (String kind : List.of("malicious", "benign")) {
            report.append("\n## ").append(kind).append("\n\n| scenario | what happens | found |\n|---|---|---|\n");
            for (Scenario scenario : Scenario.all()) {
                if (scenario.toString().startsWith(kind)) {
                    report.append(row(scenario));
                }
            }
        }
        if ("update".equals(System.getProperty("golden"))) {
            Files.writeString(REPORT, report);
        }
        assertThat(REPORT).as("run with -Dgolden=update").content().isEqualTo(report.toString());
    }

    private static String row(Scenario scenario) throws IOException {
        String name = scenario.toString();
        String title = scenario.about().lines().findFirst().orElse("").replaceFirst("^# ", "");
        List<String> found = new ArrayList<>();
        for (JsonNode finding : JSON.readTree(scenario.golden().toFile())) {
            found.add(shown(finding));
        }
        String cell = found.isEmpty() ? "nothing" : String.join("<br>", found);
        return "| [%s](%s/about.md) | %s | %s |\n".formatted(name.substring(name.indexOf('/') + 1), name, title, cell);
    }

    private static String shown(JsonNode finding) {
        String traits = StreamSupport.stream(
                        finding.path("unmapped").path("traits").spliterator(), false)
                .filter(trait -> trait.path("weight").asInt() > 0)
                .map(trait -> trait.path("name").asText())
                .collect(Collectors.joining(", "));
        return "**" + finding.path("severity").asText() + "** "
                + finding.path("finding_info").path("title").asText()
                + (traits.isEmpty() ? "" : " [" + traits + "]");
    }
}
