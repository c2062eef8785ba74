package dev.latchkey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What {@code docs/coverage.md} says of a publicly known attack is what its scenario finds: the column is made here, with
 * {@code -Dgolden=update}. Nobody can claim there what no scenario shows, nor leave out why something is not alerted.
 */
class CoveragePageTest {

    private static final Path PAGE = Path.of("../docs/coverage.md");
    private static final Path README = Path.of("../README.md");

    private static final String HEADER = "| documented | what CloudTrail shows | Latchkey | scenario |";
    private static final String COUNTS = "| rows | in which |\n|--:|---|\n";

    private static final Pattern SOURCE = Pattern.compile("]\\(https://[^)\\s]+\\)");
    private static final Pattern REASON = Pattern.compile("\\[([^\\]]+)]\\(\\.\\./README\\.md#([a-z-]+)\\)");

    @Test
    void each_row_says_what_its_scenario_finds() throws IOException {
        String page = Files.readString(PAGE);
        StringBuilder made = new StringBuilder();
        for (String line : page.lines().toList()) {
            made.append(isRow(line) ? Row.of(line).made() : line).append('\n');
        }
        String counted = made.toString()
                .replaceFirst(
                        "(?s)" + Pattern.quote(COUNTS) + "(\\|[^\\n]*\\n)*",
                        COUNTS + countedOf(rows()).replace("$", "\\$"));
        if ("update".equals(System.getProperty("golden"))) {
            Files.writeString(PAGE, counted);
        }
        assertThat(PAGE)
                .as(
                        "a row says something else than its scenario's findings; run with -Dgolden=update and read the diff")
                .content()
                .isEqualTo(counted);
    }

    @Test
    void each_row_names_a_public_source() throws IOException {
        assertThat(rows())
                .hasSizeGreaterThan(40)
                .filteredOn(row -> !SOURCE.matcher(row.documented()).find())
                .isEmpty();
    }

    @Test
    void each_row_that_alerts_nobody_links_its_reason() throws IOException {
        String readme = Files.readString(README);
        assertThat(rows())
                .filteredOn(row -> row.known().outcome() != KnownAttack.Outcome.ALERTED)
                .isNotEmpty()
                .filteredOn(row -> REASON.matcher(row.shows()).results().noneMatch(link -> standsThere(link, readme)))
                .isEmpty();
    }

    /** A gap by its name, as the README has it, or the table of severities. */
    private static boolean standsThere(MatchResult link, String readme) {
        return link.group(2).equals("the-severities") || readme.contains("- **" + link.group(1) + ".**");
    }

    private static String countedOf(List<Row> rows) {
        Map<KnownAttack.Outcome, Integer> counts = new EnumMap<>(KnownAttack.Outcome.class);
        for (Row row : rows) {
            counts.merge(row.known().outcome(), 1, Integer::sum);
        }
        return counts.entrySet().stream()
                .map(it -> "| " + it.getValue() + " | " + it.getKey().shown() + " |\n")
                .collect(Collectors.joining());
    }

    private static boolean isRow(String line) {
        return line.startsWith("| ") && line.contains("](../events/");
    }

    /** Every line of a table that has the page's header, so that a row without a scenario is none that is passed over. */
    private static List<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>();
        boolean inside = false;
        for (String line : Files.readAllLines(PAGE)) {
            inside = line.startsWith("|") && (inside || line.equals(HEADER));
            if (inside && !line.equals(HEADER) && !line.startsWith("|---")) {
                rows.add(Row.of(line));
            }
        }
        return rows;
    }

    private record Row(String documented, String shows, KnownAttack known) {

        private static final Pattern CELLS = Pattern.compile(
                "\\| ([^|]+) \\| ([^|]+) \\| [^|]* \\| \\[([^\\]]+)]\\(\\.\\./events/([^)]+)/about\\.md\\) \\|");

        static Row of(String line) {
            List<MatchResult> cells = CELLS.matcher(line).results().toList();
            assertThat(cells)
                    .as("four cells, the last a link to the one scenario that shows it: %s", line)
                    .hasSize(1);
            String scenario = cells.get(0).group(4);
            assertThat(scenario).endsWith("/" + cells.get(0).group(3));
            return new Row(cells.get(0).group(1), cells.get(0).group(2), new KnownAttack(Scenario.named(scenario)));
        }

        String made() {
            String name = known.scenario().toString();
            String shown = name.substring(name.indexOf('/') + 1);
            return "| %s | %s | %s | [%s](../events/%s/about.md) |"
                    .formatted(documented, shows, known.shown(), shown, name);
        }
    }
}
