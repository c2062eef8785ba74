package dev.latchkey.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WholeFileTest {

    @TempDir
    private Path folder = Path.of("never used: JUnit sets it");

    @Test
    void what_fails_half_way_leaves_the_older_file_and_nothing_else() throws IOException {
        Path file = Files.writeString(folder.resolve("list.json"), "older");
        assertThatThrownBy(() -> WholeFile.write(file, to -> {
                    to.write("half of the newer");
                    throw new IOException("No space left on device");
                }))
                .hasMessage("No space left on device");
        assertThat(file).hasContent("older");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void a_new_file_is_for_those_that_any_new_file_is_for() throws IOException {
        Path file = folder.resolve("list.json");
        WholeFile.write(file, to -> to.write("new"));
        assertThat(permissions(file)).isEqualTo(permissions(Files.createFile(folder.resolve("any"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-------", "rw-rw-r--"})
    void a_newer_file_is_for_those_that_the_older_one_was_for(String permissions) throws IOException {
        Path file = Files.writeString(folder.resolve("list.json"), "older");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        WholeFile.write(file, to -> to.write("newer"));
        assertThat(file).hasContent("newer");
        assertThat(permissions(file)).isEqualTo(permissions);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_link_stays_one_whether_or_not_there_is_a_file_where_it_leads(boolean isThere) throws IOException {
        Path file = Files.createDirectory(folder.resolve("elsewhere")).resolve("list.json");
        if (isThere) {
            Files.writeString(file, "older");
        }
        Path first = Files.createSymbolicLink(folder.resolve("first"), Path.of("elsewhere/list.json"));
        Path second = Files.createSymbolicLink(folder.resolve("second"), first);
        WholeFile.write(second, to -> to.write("newer"));
        assertThat(file).hasContent("newer");
        assertThat(second).isSymbolicLink();
        assertThat(first).isSymbolicLink();
    }

    @Test
    void links_that_lead_to_one_another_are_no_place_for_a_file() throws IOException {
        Path one = folder.resolve("one");
        Path other = Files.createSymbolicLink(folder.resolve("other"), one);
        Files.createSymbolicLink(one, other);
        assertThatThrownBy(() -> WholeFile.write(one, to -> to.write("newer")))
                .hasMessageEndingWith("its links lead nowhere");
        assertThat(one).isSymbolicLink();
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
