package dev.latchkey.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A bad record ends in one clear line, and costs no other as far as the format allows. */
class BrokenLogFileTest {

    private static final String A = "{\"id\":\"a\"}";
    private static final String B = "{\"id\":\"b\"}";
    private static final String TOO = "<too deep, or too long a text, name or number";

    @TempDir
    private Path folder = Path.of("never used: JUnit sets it");

    static Stream<Arguments> badRecords() {
        return Stream.of(
                Arguments.of("{\"id\": oops}", "<not JSON (line 1, column"),
                Arguments.of("{\"id\":\"c\",}", "<not JSON (line 1, column"),
                Arguments.of("{\"id\":\"\\x\"}", "<not JSON (line 1, column"),
                Arguments.of("{\"id\":\"c\"}}", "<not JSON (line 1, column"),
                Arguments.of("{\"id\":[}", "<"),
                Arguments.of("{\"id\":\"c\",\"id\":\"d\"}", "<a field twice (line 1, column"),
                Arguments.of("{\"id\":\"\u00ff\"}", "<not UTF-8"),
                Arguments.of("{\"id\":\"\u00ed\u00a0\u0080\"}", "<not UTF-8"),
                Arguments.of("{\u0000\"\u0000i\u0000\"\u0000}", "<not "),
                Arguments.of("{\"x\":" + nested(RecordJson.DEEPEST) + "}", TOO),
                Arguments.of("{\"x\":" + nested(100_000) + "}", TOO),
                Arguments.of("{\"x\":" + "9".repeat(129) + "}", TOO),
                Arguments.of("{\"x\":1e" + "9".repeat(129) + "}", TOO),
                Arguments.of("{\"" + "n".repeat(10_001) + "\":1}", TOO),
                Arguments.of("{\"CloudTrailEvent\":\"{\\\"id\\\":\"}", "<not JSON (line 1, column"),
                Arguments.of("{\"x\":\"" + "x".repeat(RecordJson.LONGEST) + "\"}", "<longer than 2097152 bytes>"));
    }

    @ParameterizedTest
    @MethodSource("badRecords")
    void a_bad_record_costs_only_itself_between_two_good_ones(String bad, String reason) throws IOException {
        for (String format : List.of(
                "{\"Records\":[%s,%s,%s]}",
                "{\"Records\":[]}\n{\"Records\":[%s,%s,%s]}\n", "[%s,\n%s,\n%s]", "%s\n%s\n%s", "{}\n%s\n%s\n%s")) {
            List<String> read = read(format.formatted(A, bad, B));
            int at = read.indexOf("a");
            assertThat(read).as(format).hasSize(at + 3).endsWith("b");
            assertThat(read.get(at + 1)).as(format).startsWith(reason);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "null", "true", "[]", "{}", "[[{\"id\":\"c\"}]]"})
    void a_value_that_is_no_record_is_given_as_it_is_and_the_rest_goes_on(String value) throws IOException {
        assertThat(read("{\"Records\":[" + A + "," + value + "," + B + "]}")).containsExactly("a", "no id", "b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"Records\":{}}", "{\"Records\":\"x\"}", "{\"Events\":{\"a\":1}}", "{\"CloudTrailEvent\":7}"})
    void an_object_around_something_of_the_wrong_type_is_one_value(String value) throws IOException {
        assertThat(read(value)).containsExactly("no id");
        assertThat(read(Given.json(value).toPrettyString())).containsExactly("no id");
    }

    @Test
    void a_lost_quote_costs_its_line_or_the_rest_of_its_list_but_no_file_after_it() throws IOException {
        String lost = "{\"id\":\"c}";
        assertThat(read(A + "\n" + lost + "\n" + B))
                .startsWith("a")
                .endsWith("b")
                .hasSize(3);
        assertThat(read("[" + A + ",\n" + lost + ",\n" + B + "\n]\n" + B))
                .startsWith("a")
                .hasSize(3)
                .endsWith("b");
    }

    @Test
    void lone_halves_of_characters_are_read_for_the_fields_to_mend() throws IOException {
        assertThat(read("{\"id\":\"\\ud83d\"}")).containsExactly("\ud83d");
    }

    private static String nested(int depth) {
        return "[".repeat(depth) + "]".repeat(depth);
    }

    /** In Latin-1, so that a character is a byte. */
    private List<String> read(String content) throws IOException {
        return content.chars().allMatch(c -> c < 256)
                ? readBytes(content.getBytes(StandardCharsets.ISO_8859_1))
                : readBytes(content.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> readBytes(byte[] content) throws IOException {
        return Collected.of(Collected.write(folder, content));
    }
}
