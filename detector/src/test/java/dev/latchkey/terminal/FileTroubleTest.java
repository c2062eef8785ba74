package dev.latchkey.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileTroubleTest {

    @Test
    void what_people_meet_is_said_in_words_and_without_the_path_once_more() {
        assertThat(FileTrouble.why(new NoSuchFileException("f"))).isEqualTo("no such file");
        assertThat(FileTrouble.why(new AccessDeniedException("f"))).isEqualTo("permission denied");
        assertThat(FileTrouble.why(new FileSystemLoopException("f")))
                .isEqualTo("a link leads back to a folder around it");
        assertThat(FileTrouble.why(new EOFException("Unexpected end of ZLIB input stream")))
                .isEqualTo("it is cut off");
        assertThat(FileTrouble.why(new ZipException("invalid block type"))).isEqualTo("bad gzip: invalid block type");
        assertThat(FileTrouble.why(new FileSystemException("f", null, "No space left on device")))
                .isEqualTo("No space left on device");
        assertThat(FileTrouble.why(new IOException("Is a directory"))).isEqualTo("Is a directory");
    }

    @Test
    void what_says_nothing_is_named_by_its_kind() {
        assertThat(FileTrouble.why(new IOException())).isEqualTo("IOException");
        assertThat(FileTrouble.why(new FileSystemException("f"))).isEqualTo("FileSystemException");
    }

    @Test
    void a_field_that_stands_twice_is_named_without_the_parsers_own_names() {
        ObjectMapper strict = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);
        assertThatThrownBy(() -> strict.readTree("{\"it's\": 1, \"it's\": 2}"))
                .isInstanceOfSatisfying(
                        JsonProcessingException.class,
                        e -> assertThat(FileTrouble.why(e))
                                .isEqualTo("not JSON from line 1, column 21 on: 'it's' stands there twice"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"NAME\": 1}", "{\"a\": \"b\", \"NAME\": 1}", "{\"a\": [{\"NAME\": 1}]}"})
    void what_is_longer_than_the_parser_reads_has_no_place_and_is_said_all_the_same(String json) {
        String hostile = json.replace("NAME", "n".repeat(60_000));
        assertThatThrownBy(() -> new ObjectMapper().readTree(hostile))
                .isInstanceOfSatisfying(
                        JsonProcessingException.class,
                        e -> assertThat(FileTrouble.why(e)).isEqualTo("too deep, or too long a text, name or number"));
    }
}
