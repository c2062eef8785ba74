package dev.latchkey.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shapes in which records come. */
class LogFileTest {

    private static final String A = "{\"id\":\"a\",\"text\":\"}]\\\\\\\"{[\",\"Records\":7}";
    private static final String B = "{\"id\":\"b\",\"deep\":{\"Records\":[{\"id\":\"not one\"}]}}";

    @TempDir
    private Path folder = Path.of("never used: JUnit sets it");

    @Test
    void a_file_as_aws_delivers_it_is_one_object_around_its_records() throws IOException {
        assertThat(read("{\"Records\":[" + A + "," + B + "]}")).containsExactly("a", "b");
        assertThat(read("{ \"Records\" :\n[\n" + A + ",\n" + B + "\n] }\n")).containsExactly("a", "b");
        assertThat(read("{\"Version\":{\"Records\":[]},\"Records\":[" + A + "],\"Next\":[1]}"))
                .containsExactly("a");
    }

    @Test
    void such_files_one_after_another_are_read_with_and_without_line_breaks() throws IOException {
        String file = "{\"Records\":[" + A + "," + B + "]}";
        assertThat(read(file + file)).containsExactly("a", "b", "a", "b");
        assertThat(read(file + "\n" + file)).containsExactly("a", "b", "a", "b");
    }

    @Test
    void records_stand_one_a_line_with_blank_lines_and_line_ends_of_any_kind() throws IOException {
        assertThat(read("\n" + A + "\r\n\n" + B)).containsExactly("a", "b");
        assertThat(read(A)).containsExactly("a");
    }

    @Test
    void records_over_several_lines_and_without_any_between_are_read() throws IOException {
        String pretty = Given.json(A).toPrettyString();
        assertThat(read(pretty + "\n" + pretty)).containsExactly("a", "a");
        assertThat(read(A + B + A)).containsExactly("a", "b", "a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[%s,%s]",
                "[\n%s,\n%s\n]",
                "[\n%s\n,%s]",
                "{\n\"Records\": [\n%s\n,%s]}",
                "{\n\"Records\":\n[\n%s,\n%s\n]\n}"
            })
    void a_list_with_a_whole_record_in_a_line_is_still_a_list(String list) throws IOException {
        assertThat(read(list.formatted(A, B))).containsExactly("a", "b");
    }

    @Test
    void an_answer_of_lookup_events_holds_its_records_as_texts() throws IOException {
        String events =
                "{\"Events\":[{\"EventId\":\"1\",\"CloudTrailEvent\":%s},{\"CloudTrailEvent\":%s}],\"NextToken\":\"x\"}"
                        .formatted(text(A), text(B));
        assertThat(read(events)).containsExactly("a", "b");
        assertThat(read(new ObjectMapper().readTree(events).toPrettyString())).containsExactly("a", "b");
        assertThat(read(events + "\n" + events)).containsExactly("a", "b", "a", "b");
    }

    @Test
    void an_answer_that_was_queried_for_the_texts_alone_is_read() throws IOException {
        assertThat(read("[\n  " + text(A) + ",\n  " + text(B) + "\n]")).containsExactly("a", "b");
        assertThat(read(A + "\n" + B + "\n")).containsExactly("a", "b");
    }

    @Test
    void gzip_is_told_by_its_first_bytes_and_may_have_several_members() throws IOException {
        byte[] first = Collected.gzip(A + "\n");
        byte[] second = Collected.gzip(B);
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        assertThat(read(both)).containsExactly("a", "b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "{\"Records\":[%s]}", "\n\n%s"})
    void a_byte_order_mark_is_passed_over_plain_and_inflated(String around) throws IOException {
        byte[] marked = ("\uFEFF" + around.formatted(A)).getBytes(StandardCharsets.UTF_8);
        assertThat(read(marked)).containsExactly("a");
        assertThat(read(Collected.gzip(marked))).containsExactly("a");
    }

    @Test
    void a_line_longer_than_any_record_is_read_if_it_is_a_whole_file() throws IOException {
        String padding = " ".repeat(RecordJson.LONGEST);
        String file = "{\"Records\":[" + A + "," + padding + B + "]}";
        assertThat(read(A + "\n" + file + "\n" + B)).containsExactly("a", "a", "b", "b");
        assertThat(read(file + "\n" + A)).containsExactly("a", "b", "a");
    }

    @Test
    void a_line_longer_than_any_record_may_hold_very_many_files() throws IOException {
        String files = "{\"Records\":[]}".repeat(300_000) + "{\"Records\":[%s]}".formatted(B);
        assertThat(read(A + "\n" + files + "\n" + A)).containsExactly("a", "b", "a");
        assertThat(read(A + "\n" + files + files)).containsExactly("a", "b", "b");
    }

    @Test
    void a_line_by_one_byte_too_long_costs_no_other() throws IOException {
        String line = "x".repeat(RecordJson.LONGEST);
        assertThat(read(A + "\n" + line + "\n" + B + "\n" + A))
                .containsExactly("a", "<longer than 2097152 bytes>", "b", "a");
    }

    @Test
    void an_object_around_nothing_holds_no_record() throws IOException {
        assertThat(read("{\"Records\":[]}")).isEmpty();
        assertThat(read("[]")).isEmpty();
    }

    private static String text(String record) {
        return TextNode.valueOf(record).toString();
    }

    private List<String> read(String content) throws IOException {
        return read(content.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> read(byte[] content) throws IOException {
        return Collected.of(Collected.write(folder, content));
    }
}
