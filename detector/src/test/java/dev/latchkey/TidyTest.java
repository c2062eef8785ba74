package dev.latchkey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Counts what STYLE.md limits; each failure lists all offenders. */
class TidyTest {

    private static final int LONGEST_FILE = 150;
    private static final int LONGEST_TEST_FILE = 200;
    private static final int LONGEST_LINE = 120;
    private static final int LONGEST_METHOD = 25;
    private static final int MOST_PARAMETERS = 5;

    /** A table of one entry a line is as long as what it knows. */
    private static final Set<String> TABLES =
            Set.of("ManagedPolicyHalves.java", "Operation.java", "PassedRole.java", "Tampering.java");

    private static final Pattern NULL_MARKED = Pattern.compile("^@NullMarked\\s+package ", Pattern.MULTILINE);

    @Test
    void no_main_file_is_longer_than_150_lines() {
        assertThat(mainFiles().filter(file -> !TABLES.contains(String.valueOf(file.getFileName()))))
                .filteredOn(file -> Tree.lines(file).size() > LONGEST_FILE)
                .isEmpty();
    }

    @Test
    void no_test_file_is_longer_than_200_lines() {
        assertThat(testFiles())
                .hasSizeGreaterThan(100)
                .filteredOn(file -> Tree.lines(file).size() > LONGEST_TEST_FILE)
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

    private static boolean saysNullIsMarked(Path packageInfo) {
        return Files.exists(packageInfo)
                && NULL_MARKED
                        .matcher(String.join("\n", Tree.lines(packageInfo)))
                        .find();
    }

    private static List<String> longLines(Path file) {
        List<String> lines = Tree.lines(file);
        return IntStream.range(0, lines.size())
                .filter(at -> lines.get(at).length() > LONGEST_LINE)
                .mapToObj(at -> file + ":" + (at + 1))
                .toList();
    }

    private static Stream<Path> mainFiles() {
        return filesIn("src/main/java", "../infra/src/main/java");
    }

    private static Stream<Path> testFiles() {
        return filesIn("src/test/java", "../infra/src/test/java");
    }

    private static Stream<Path> filesIn(String... roots) {
        return Stream.of(roots).flatMap(root -> Tree.files(Path.of(root), ".java").stream());
    }
}
