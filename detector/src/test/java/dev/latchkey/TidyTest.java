package dev.latchkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Counts what STYLE.md limits; each failure lists all offenders. */
class TidyTest {

    private static final int LONGEST_FILE = 150;
    private static final int LONGEST_LINE = 120;
    private static final int LONGEST_METHOD = 25;
    private static final int MOST_PARAMETERS = 5;

    /** A table of one entry a line is as long as what it knows. */
    private static final Set<String> TABLES = Set.of("Operation.java");

    private static final Pattern ACCOUNT = Pattern.compile("(?<![0-9A-Za-z-])[0-9]{12}(?![0-9A-Za-z-])");
    private static final Set<String> DOCUMENTATION_ACCOUNTS =
            Set.of("111122223333", "444455556666", "123456789012", "000000000000");
    private static final Pattern SOURCE = Pattern.compile("\"sourceIPAddress\"\\s*:\\s*\"([^\"]*)\"");
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*(%.*)?");
    private static final Pattern DOCUMENTATION_NETWORK = Pattern.compile(
            "(192\\.0\\.2|198\\.51\\.100|203\\.0\\.113)\\.[0-9]+|2001:0?db8:.*", Pattern.CASE_INSENSITIVE);
    private static final Pattern NULL_MARKED = Pattern.compile("^@NullMarked\\s+package ", Pattern.MULTILINE);
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
                .filteredOn(folder -> !saysNullIsMarked(folder.resolve("package-info.java")))
                .isEmpty();
    }

    @Test
    void no_method_is_longer_than_25_lines() {
        assertThat(MainMethod.in(mainFiles().toList()))
                .hasSizeGreaterThan(100)
                .filteredOn(method -> method.lines() > LONGEST_METHOD)
                .isEmpty();
    }

    @Test
    void nothing_takes_more_than_5_parameters_but_what_makes_a_record_or_a_row_of_an_enum() {
        assertThat(MainMethod.in(mainFiles().toList()))
                .filteredOn(method -> method.parameters() > MOST_PARAMETERS && !method.makesARow())
                .isEmpty();
    }

    @Test
    void lines_and_parameters_are_counted_as_a_reader_counts_them(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("Sample.java"), """
                enum Sample {
                    ROW(1, 2);
                    Sample(int a, int b) {}

                    /** Not counted. */
                    @Deprecated
                    static int two(int a,
                            int b) {
                        return new Object() { int inner() { return a; } }.inner();
                    }
                }
                """);
        assertThat(MainMethod.in(List.of(file)))
                .extracting(MainMethod::name, MainMethod::lines, MainMethod::parameters, MainMethod::makesARow)
                .containsExactlyInAnyOrder(
                        tuple("Sample.<init>", 1L, 2, true),
                        tuple("Sample.two", 4L, 2, false),
                        tuple(".inner", 1L, 0, false));
    }

    @Test
    void scenarios_use_documentation_identifiers_only() {
        assertThat(files(Path.of("../events"), ".jsonl")).isNotEmpty().allSatisfy(file -> {
            String text = String.join("\n", lines(file));
            assertThat(found(ACCOUNT, text)).as("accounts in %s", file).allMatch(DOCUMENTATION_ACCOUNTS::contains);
            assertThat(found(KEY, text)).as("ids in %s", file).allMatch(id -> id.contains("EXAMPLE"));
            assertThat(realAddresses(text)).as("addresses in %s", file).isEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "192.0.20.1", "2606:4700::1111", "::1", "fe80::1%eth0", "2001:db80::1"})
    void an_address_that_is_not_for_documentation_is_found_whatever_its_kind_and_spacing(String address) {
        assertThat(realAddresses("{\"sourceIPAddress\":\"%s\"}".formatted(address)))
                .containsExactly(address);
        assertThat(realAddresses("{\"sourceIPAddress\" :  \"%s\"}".formatted(address)))
                .containsExactly(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "198.51.100.7",
                "2001:db8::17",
                "2001:0DB8:0:0::1",
                "cloudformation.amazonaws.com",
                "AWS Internal"
            })
    void a_documentation_address_and_a_service_are_let_through(String address) {
        assertThat(realAddresses("{\"sourceIPAddress\": \"%s\"}".formatted(address)))
                .isEmpty();
    }

    private static List<String> realAddresses(String text) {
        return SOURCE.matcher(text)
                .results()
                .map(match -> match.group(1))
                .filter(address -> ADDRESS.matcher(address).matches())
                .filter(address -> !DOCUMENTATION_NETWORK.matcher(address).matches())
                .toList();
    }

    private static boolean saysNullIsMarked(Path packageInfo) {
        return Files.exists(packageInfo)
                && NULL_MARKED.matcher(String.join("\n", lines(packageInfo))).find();
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
