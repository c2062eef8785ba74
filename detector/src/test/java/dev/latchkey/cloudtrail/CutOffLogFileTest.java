package dev.latchkey.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file that is empty, cut off or none of ours says so, after what it has. */
class CutOffLogFileTest {

    private static final String A = "{\"id\":\"a\"}";
    private static final String B = "{\"id\":\"b\"}";

    @TempDir
    private Path folder = Path.of("never used: JUnit sets it");

    @ParameterizedTest
    @ValueSource(strings = {"", " \n", "\uFEFF", "\uFEFF\n"})
    void an_empty_file_says_so(String content) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        assertThat(readBytes(bytes)).containsExactly("<the file is empty>");
        assertThat(readBytes(Collected.gzip(bytes))).containsExactly("<the file is empty>");
    }

    /** One that is only stored would give the records that happen to stand behind a line's end. */
    @Test
    void an_archive_is_not_read_as_if_it_were_one_file() throws IOException {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream entries = new ZipOutputStream(zip)) {
            entries.setLevel(Deflater.NO_COMPRESSION);
            entries.putNextEntry(new ZipEntry("a.json"));
            entries.write((A + "\n" + A).getBytes(StandardCharsets.UTF_8));
        }
        assertThat(readBytes(zip.toByteArray())).containsExactly("<a zip archive: unpack it first>");
        byte[] tar = Arrays.copyOf("a.json".getBytes(StandardCharsets.US_ASCII), 1024);
        System.arraycopy("ustar".getBytes(StandardCharsets.US_ASCII), 0, tar, 257, 5);
        System.arraycopy(A.getBytes(StandardCharsets.UTF_8), 0, tar, 512, A.length());
        assertThat(readBytes(tar)).containsExactly("<a tar archive: unpack it first>");
    }

    @Test
    void a_file_in_utf_16_says_so() throws IOException {
        assertThat(readBytes(A.getBytes(StandardCharsets.UTF_16))).containsExactly("<in UTF-16: only UTF-8 is read>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Records\":[%s,%s",
                "{\"Records\":[%s,%s,{\"id\":",
                "[%s,%s,\"",
                "%s%s{\"Records\":[",
                "%s%s[["
            })
    void a_file_that_ends_too_early_says_so_once_and_gives_what_came_before(String format) throws IOException {
        assertThat(read(format.formatted(A, B))).containsExactly("a", "b", "<the file ends inside of it>");
    }

    @Test
    void a_file_in_one_line_of_many_that_is_cut_off_gives_what_came_before_and_costs_no_other_line()
            throws IOException {
        String file = "{\"Records\":[" + A + "," + B + "]}";
        assertThat(read(file + "\n" + file.substring(0, file.length() - 3) + "\n" + file))
                .containsExactly("a", "b", "a", "<the line ends inside of it>", "a", "b");
        assertThat(read(file + "\n" + file + file + "\n" + file + " oops\n" + file))
                .containsSubsequence(
                        "b",
                        "a",
                        "b",
                        "a",
                        "b",
                        "a",
                        "b",
                        "<not JSON from here on: neither an object nor a list>",
                        "a",
                        "b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"}", "]", "oops", "\"text\"", "\u0000\u0001"})
    void what_is_no_json_at_all_ends_the_reading(String content) throws IOException {
        assertThat(read(A + B + content + A))
                .containsExactly("a", "b", "<not JSON from here on: neither an object nor a list>");
    }

    @Test
    void a_gzip_that_is_cut_or_spoilt_gives_what_comes_before() throws IOException {
        byte[] whole = Collected.gzip(A + "\n" + "{\"id\":\"b\",\"x\":\"" + "x".repeat(1_000) + "\"}");
        byte[] spoilt = whole.clone();
        spoilt[spoilt.length - 6] ^= 1;
        for (byte[] bad : List.of(Arrays.copyOf(whole, whole.length - 9), spoilt)) {
            Collected collected = new Collected();
            Path file = Collected.write(folder, bad);
            assertThatThrownBy(() -> LogFile.read(file, collected)).isInstanceOf(IOException.class);
            assertThat(collected.all()).startsWith("a").noneMatch(it -> it.startsWith("<"));
        }
    }

    @Test
    void a_file_that_is_missing_or_a_folder_is_an_io_exception() {
        assertThatThrownBy(() -> Collected.of(folder)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> Collected.of(folder.resolve("none"))).isInstanceOf(IOException.class);
    }

    private List<String> read(String content) throws IOException {
        return readBytes(content.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> readBytes(byte[] content) throws IOException {
        return Collected.of(Collected.write(folder, content));
    }
}
