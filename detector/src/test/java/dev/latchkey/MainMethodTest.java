package dev.latchkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainMethodTest {

    @Test
    void lines_and_parameters_are_counted_as_a_reader_counts_them(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("Sample.java"), """
                enum Sample {
                    ROW(1, 2);
                    Sample(int a, int b) {}

                    /** Not counted. */
                    @Deprecated
                    static int two(int a,
                            int b) {
                        return new Object() { int inner() { return a; } }.inner();
                    }
                }
                """);
        assertThat(MainMethod.in(List.of(file)))
                .extracting(MainMethod::name, MainMethod::lines, MainMethod::parameters, MainMethod::makesARow)
                .containsExactlyInAnyOrder(
                        tuple("Sample.<init>", 1L, 2, true),
                        tuple("Sample.two", 4L, 2, false),
                        tuple(".inner", 1L, 0, false));
    }
}
