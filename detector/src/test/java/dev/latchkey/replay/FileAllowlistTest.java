package dev.latchkey.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.latchkey.detection.allowlist.Allowlist.Entries;
import dev.latchkey.detection.allowlist.EntryAttributes;
import dev.latchkey.terminal.FileTrouble;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileAllowlistTest {

    private static final String CI = item("ci");
    private static final String CD = item("cd");

    @TempDir
    private Path folder = Path.of("never used: JUnit sets it");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"entries\":[CI,CD]}",
                "[CI,CD]",
                "CI\nCD\n",
                "CI CD",
                "[CI]\n[CD]",
                "{\"entries\":[CI]}\n[CD]",
                " {\n \"entries\" : [\n CI,\n CD ]\n}\n"
            })
    void entries_may_stand_in_an_object_in_an_array_or_one_after_another(String content) throws IOException {
        Entries read = read(content);
        assertThat(read.problems()).isEmpty();
        assertThat(read.entries())
                .containsExactly(
                        EntryAttributes.entry(Map.of("targets", "svc-*")),
                        EntryAttributes.entry(Map.of("pk", "cd", "targets", "svc-*")));
    }

    @Test
    void a_file_with_a_huge_name_is_none_and_ends_no_command() throws IOException {
        assertThat(read("{\"entries\":[CI],\"" + "n".repeat(60_000) + "\":1}").problems())
                .containsExactly(file() + ": too deep, or too long a text, name or number");
    }

    @Test
    void a_huge_file_is_none_and_is_not_read() throws IOException {
        Path file = folder.resolve("huge.json");
        try (RandomAccessFile huge = new RandomAccessFile(file.toFile(), "rw")) {
            huge.setLength((64L << 20) + 1);
        }
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> FileAllowlist.read(file))
                .extracting(FileTrouble::why)
                .isEqualTo("over 64 MB, which no allowlist has");
    }

    @Test
    void an_empty_list_is_an_allowlist_and_an_empty_file_is_none() throws IOException {
        assertThat(read("{\"entries\":[]}").problems()).isEmpty();
        assertThat(read("").problems()).containsExactly(file() + ": nothing in it");
    }

    @Test
    void a_problem_names_file_entry_and_reason_and_the_other_entries_hold() throws IOException {
        Entries read = read("[CI," + CD.replace("svc-*", " ") + "]");
        assertThat(read.entries()).containsExactly(EntryAttributes.entry(Map.of("targets", "svc-*")));
        assertThat(read.problems()).containsExactly(file() + ": entry cd: targets is missing or empty");
    }

    @Test
    void what_is_not_json_is_named_by_its_place_and_what_stood_before_holds() throws IOException {
        Entries read = read("CI\nCD oops\nCI");
        assertThat(read.entries()).hasSize(2);
        assertThat(read.problems())
                .singleElement()
                .asString()
                .startsWith(file() + ": not JSON from line 2, column ")
                .contains("Unrecognized token 'oops'");
    }

    @Test
    void a_file_that_is_cut_off_is_told_without_the_words_of_the_parser_about_itself() throws IOException {
        assertThat(read("{\"entries\": [").problems())
                .singleElement()
                .asString()
                .contains("Unexpected end-of-input: expected close marker for Array")
                .doesNotContain("Source");
    }

    @Test
    void a_key_that_stands_twice_makes_the_file_unreadable() throws IOException {
        Entries read = read(CI.replace("\"owner\"", "\"principal\":\"*\",\"owner\""));
        assertThat(read.entries()).isEmpty();
        assertThat(read.problems()).singleElement().asString().contains("'principal' stands there twice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "\"text\"", "[null]", "[[CI]]"})
    void what_is_no_object_is_no_entry(String content) throws IOException {
        Entries read = read(content);
        assertThat(read.entries()).isEmpty();
        assertThat(read.problems()).singleElement().asString().startsWith(file() + ": not an entry: ");
    }

    @Test
    void entries_beside_something_else_or_of_another_type_are_no_list() throws IOException {
        assertThat(read("{\"entries\":[CI],\"more\":1}").problems())
                .containsExactly(file() + ": not an entry: beside entries there stands more: leave that out");
        assertThat(read("[{\"entries\":[CI]}]").problems())
                .containsExactly(file() + ": not an entry: entries within a list: leave the outer brackets out");
        assertThat(read("{\"entries\":CI}").problems())
                .containsExactly(file() + ": entry number 1: unknown attribute entries");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Items\":[{\"pk\":{\"S\":\"ci\"}}],\"Count\":1}",
                "{\"Item\":{\"pk\":{\"S\":\"ci\"}}}",
                "[{\"pk\":{\"S\":\"ci\"},\"owner\":{\"S\":\"o\"}}]",
                "{\"pk\":\"ci\",\"principal\":{\"S\":\"x\"}}"
            })
    void dynamodbs_own_json_is_told_as_such_with_what_writes_the_other(String content) throws IOException {
        assertThat(read(content).problems())
                .singleElement()
                .asString()
                .startsWith(file() + ": not an entry: DynamoDB's own JSON, ")
                .contains("allowlist pull", "View DynamoDB JSON");
    }

    @Test
    void a_log_is_told_as_such_and_another_object_in_place_of_a_text_is_no_json_of_dynamodbs() throws IOException {
        assertThat(read("{\"Records\":[]}").problems())
                .containsExactly(file() + ": not an entry: a log of CloudTrail, and no allowlist");
        assertThat(read("{\"pk\":{\"name\":\"ci\"}}").problems())
                .containsExactly(file() + ": entry number 1: pk is not a text");
    }

    @Test
    void the_mark_of_the_byte_order_is_no_part_of_it_and_another_encoding_is_told() throws IOException {
        assertThat(read("\ufeff{\"entries\":[CI]}").entries()).hasSize(1);
        Files.writeString(file(), "{\"entries\":[]}", StandardCharsets.UTF_16);
        assertThatExceptionOfType(CharacterCodingException.class)
                .isThrownBy(() -> FileAllowlist.read(file()))
                .satisfies(e -> assertThat(FileTrouble.why(e)).isEqualTo("it is not in UTF-8: save it so"));
    }

    @Test
    void a_file_that_is_not_there_is_the_callers_trouble() {
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> FileAllowlist.read(folder.resolve("missing.json")));
    }

    private Entries read(String content) throws IOException {
        Files.writeString(file(), content.replace("CI", CI).replace("CD", CD));
        return FileAllowlist.read(file()).read();
    }

    private Path file() {
        return folder.resolve("allow.json");
    }

    private static String item(String pk) {
        return "{\"pk\":\"" + pk + "\",\"principal\":\"" + EntryAttributes.TERRAFORM
                + "\",\"owner\":\"platform\",\"reason\":\"pipelines\",\"targets\":[\"svc-*\"]}";
    }
}
