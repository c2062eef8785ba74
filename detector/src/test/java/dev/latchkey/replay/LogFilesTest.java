package dev.latchkey.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFilesTest {

    @TempDir
    private Path folder = Path.of("never used: JUnit sets it");

    private final List<String> problems = new ArrayList<>();

    @Test
    void a_folder_gives_what_ends_like_a_log_whatever_its_case_in_a_stable_order() throws IOException {
        file("b/2.json");
        file("a/1.JSON.GZ");
        file("c.jsonl.gz");
        file("d.ndjson");
        file("stream/000012.gz");
        file("stream/12.gz");
        file("notes.txt");
        file("digest.json.sig");
        assertThat(names(List.of(folder)))
                .containsExactly("a/1.JSON.GZ", "b/2.json", "c.jsonl.gz", "d.ndjson", "stream/000012.gz");
    }

    @Test
    void what_is_named_outright_is_read_whatever_its_name_and_once() throws IOException {
        Path file = file("trail.log");
        Path json = file("x.json");
        assertThat(names(List.of(file, json, folder))).containsExactly("trail.log", "x.json");
    }

    @Test
    void a_folder_that_cannot_be_read_is_named_and_those_beside_it_are_read() throws IOException {
        file("a/1.json");
        file("b/2.json");
        Path closed = folder.resolve("b");
        file("c/3.json");
        closed.toFile().setReadable(false);
        // Root reads everything.
        assumeThat(Files.isReadable(closed)).isFalse();
        assertThat(names(List.of(folder))).containsExactly("a/1.json", "c/3.json");
        assertThat(problems).singleElement().asString().contains("b: cannot be read: permission denied");
    }

    @Test
    void a_circle_of_links_is_named_and_the_rest_is_read() throws IOException {
        file("a/1.json");
        Files.createSymbolicLink(folder.resolve("a/again"), folder);
        assertThat(names(List.of(folder))).containsExactly("a/1.json");
        assertThat(problems).singleElement().asString().contains("a link leads back to a folder around it");
    }

    @Test
    void a_log_that_links_to_nothing_is_named_and_the_rest_is_read() throws IOException {
        file("a/1.json");
        Files.createSymbolicLink(folder.resolve("a/2.json.gz"), folder.resolve("gone.json.gz"));
        Files.createSymbolicLink(folder.resolve("a/notes.txt"), folder.resolve("gone.txt"));
        assertThat(names(List.of(folder))).containsExactly("a/1.json");
        assertThat(problems)
                .singleElement()
                .asString()
                .endsWith("2.json.gz: cannot be read: what it links to is not there");
    }

    private List<String> names(List<Path> paths) {
        return LogFiles.in(paths, problems::add).stream()
                .map(file -> folder.relativize(file).toString())
                .toList();
    }

    private Path file(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.resolveSibling("."));
        return Files.writeString(file, "{}");
    }
}
