package dev.latchkey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.alert.Alert;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.verdict.Severity;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/slack.md} names all that a filter can choose among: what it does not name would be filtered out. */
class SlackPageTest {

    private static final Path PAGE = Path.of("../docs/slack.md");
    private static final Path PUBLISHERS = Path.of("src/main/java/dev/latchkey/aws");
    private static final Pattern KIND = Pattern.compile("\"kind\",\\s*\"(\\w+)\"");

    private final String page = text(PAGE);

    @Test
    void what_an_alert_may_say_of_itself_is_on_the_page() {
        Stream<String> kinds = Arrays.stream(Subject.Kind.values())
                .filter(Subject.Kind::isIdentity)
                .map(Subject.Kind::resourceType);
        Stream<String> severities = Arrays.stream(Severity.values()).map(Severity::shown);
        Stream<String> activities = Arrays.stream(Alert.Activity.values()).map(Alert.Activity::shown);

        assertThat(Stream.of(kinds, severities, activities).flatMap(words -> words))
                .allSatisfy(word -> assertThat(page).contains("`" + word + "`"));
    }

    @Test
    void a_filter_that_lets_through_whatever_is_no_alert_names_each_kind_of_message() {
        List<String> kinds = Tree.files(PUBLISHERS, "Publisher.java").stream()
                .flatMap(file -> KIND.matcher(text(file)).results())
                .map(found -> found.group(1))
                .sorted()
                .toList();

        assertThat(kinds).hasSizeGreaterThan(2);
        assertThat(page)
                .contains(kinds.stream()
                        .map("\"%s\""::formatted)
                        .collect(Collectors.joining(", ", "{\"kind\": [", "]}")));
    }

    private static String text(Path file) {
        return String.join("\n", Tree.lines(file));
    }
}
