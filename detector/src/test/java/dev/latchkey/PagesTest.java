package dev.latchkey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The commands of the pages do what the pages say, wherever a shell's default region is. */
class PagesTest {

    private static final Pattern COMMAND = Pattern.compile("\\s*aws [a-z].*");

    /** They answer the same from everywhere. */
    private static final Pattern OF_NO_REGION = Pattern.compile("\\s*aws (iam|s3|sts) .*");

    @Test
    void a_command_for_a_service_that_has_regions_names_one() {
        List<String> commands = Stream.concat(
                        Stream.of(Path.of("../README.md")), Tree.files(Path.of("../docs"), ".md").stream())
                .flatMap(page -> Tree.lines(page).stream())
                .filter(line -> COMMAND.matcher(line).matches())
                .filter(line -> !OF_NO_REGION.matcher(line).matches())
                .toList();
        assertThat(commands).hasSizeGreaterThan(5);
        assertThat(commands).filteredOn(line -> !line.contains("--region")).isEmpty();
    }
}
