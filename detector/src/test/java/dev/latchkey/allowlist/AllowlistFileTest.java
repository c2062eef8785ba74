package dev.latchkey.allowlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.cli.Run;
import dev.latchkey.replay.Delivered;
import dev.latchkey.terminal.FileTrouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a list may be written, for pull and suggest alike. */
class AllowlistFileTest {

    @TempDir
    private Path folder = Path.of("never used: JUnit sets it");

    @Test
    void an_older_file_is_replaced_and_nothing_else_is_left() throws IOException {
        Path file = Files.writeString(folder.resolve("list.json"), "older");
        AllowlistFile.writeObjects(file, List.of());
        assertThat(Files.readString(file).replaceAll("\\s", "")).isEqualTo("{\"entries\":[]}");
        assertOnly(file);
    }

    @Test
    void a_symbolic_link_stays_one_and_what_it_leads_to_is_replaced() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Path file = Files.writeString(elsewhere.resolve("list.json"), "older");
        Path link = Files.createSymbolicLink(folder.resolve("link.json"), file);
        AllowlistFile.writeObjects(link, List.of());
        assertThat(link).isSymbolicLink();
        assertThat(file).isRegularFile().content().contains("entries");
    }

    @Test
    void an_empty_folder_is_not_replaced() throws IOException {
        Path other = Files.createDirectory(folder.resolve("other"));
        assertRefused(other);
        assertThat(other).isDirectory();
        assertOnly(other);
    }

    /** A pipe stands for devices such as /dev/full, which whoever is root would lose. */
    @Test
    void a_device_is_not_replaced_and_suggest_refuses_it_before_it_reads() throws IOException, InterruptedException {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        assertRefused(pipe);
        Run run = Run.latchkey("allowlist", "suggest", "--out", pipe.toString(), Delivered.MALICIOUS.toString());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--out: " + pipe + " is no file").doesNotContain("records");
        assertThat(Files.exists(pipe) && !Files.isRegularFile(pipe)).isTrue();
        assertOnly(pipe);
    }

    private static void assertRefused(Path file) {
        assertThatThrownBy(() -> AllowlistFile.writeObjects(file, List.of()))
                .isInstanceOfSatisfying(
                        IOException.class, e -> assertThat(FileTrouble.why(e)).isEqualTo("it is no file"));
    }

    private void assertOnly(Path file) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }
}
