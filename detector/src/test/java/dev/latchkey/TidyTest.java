package dev.latchkey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Counts what STYLE.md limits; each failure lists all offenders. */
class TidyTest {

    private static final int LONGEST_FILE = 150;
    private static final int LONGEST_LINE = 120;

    /** A table of one entry a line is as long as what it knows. */
    private static final Set<String> TABLES = Set.of("Operation.java");

    private static final Pattern ACCOUNT = Pattern.compile("(?<![0-9A-Za-z-])[0-9]{12}(?![0-9A-Za-z-])");
    private static final Set<String> DOCUMENTATION_ACCOUNTS =
            Set.of("111122223333", "444455556666", "123456789012", "000000000000");
    private static final Pattern ADDRESS = Pattern.compile("\"sourceIPAddress\":\"([0-9.]+)\"");
    private static final Pattern DOCUMENTATION_NETWORK =
            Pattern.compile("(192\\.0\\.2|198\\.51\\.100|203\\.0\\.113)\\.[0-9]+");
    private static final Pattern KEY = Pattern.compile("\\b(AKIA|ASIA|AIDA|AROA)[A-Z0-9]{8,}\\b");

    @Test
    void no_main_file_is_longer_than_150_lines() {
        assertThat(mainFiles().filter(file -> !TABLES.contains(String.valueOf(file.getFileName()))))
                .filteredOn(file -> lines(file).size() > LONGEST_FILE)
                .isEmpty();
    }

    @Test
    void no_line_is_longer_than_120_columns() {
        assertThat(mainFiles()).flatMap(file -> longLines(file)).isEmpty();
    }

    @Test
    void every_package_says_that_null_is_marked() {
        assertThat(mainFiles().map(Path::getParent).distinct())
                .filteredOn(folder -> !Files.exists(folder.resolve("package-info.java")))
                .isEmpty();
    }

    @Test
    void scenarios_use_documentation_identifiers_only() {
        assertThat(files(Path.of("../events"), ".jsonl")).isNotEmpty().allSatisfy(file -> {
            String text = String.join("\n", lines(file));
            assertThat(found(ACCOUNT, text)).as("accounts in %s", file).allMatch(DOCUMENTATION_ACCOUNTS::contains);
            assertThat(found(KEY, text)).as("ids in %s", file).allMatch(id -> id.contains("EXAMPLE"));
            assertThat(ADDRESS.matcher(text).results().map(match -> match.group(1)))
                    .as("addresses in %s", file)
                    .allMatch(address -> DOCUMENTATION_NETWORK.matcher(address).matches());
        });
    }

    private static List<String> longLines(Path file) {
        List<String> lines = lines(file);
        return IntStream.range(0, lines.size())
                .filter(at -> lines.get(at).length() > LONGEST_LINE)
                .mapToObj(at -> file + ":" + (at + 1))
                .toList();
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).toList();
    }

    private static Stream<Path> mainFiles() {
        return Stream.of("src/main/java", "../infra/src/main/java")
                .flatMap(root -> files(Path.of(root), ".java").stream());
    }

    private static List<Path> files(Path root, String ending) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
