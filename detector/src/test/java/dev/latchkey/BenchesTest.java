package dev.latchkey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.detection.Detector;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A benchmark is seldom run: one that our classes have left behind should show before somebody needs it. */
class BenchesTest {

    private static final List<Path> USED = Stream.of(
                    Detector.class, Nullable.class, JsonNode.class, JsonFactory.class, JsonFormat.class)
            .map(BenchesTest::whereItIs)
            .toList();

    @TempDir
    private Path folder = Path.of("never used: JUnit sets it");

    static List<Path> onOurClasses() {
        return Tree.files(Path.of("../bench"), ".java").stream()
                .filter(file -> Tree.lines(file).stream().anyMatch(line -> line.startsWith("import dev.latchkey.")))
                .toList();
    }

    private static Path whereItIs(Class<?> type) {
        return Path.of(URI.create(
                type.getProtectionDomain().getCodeSource().getLocation().toString()));
    }

    @ParameterizedTest
    @MethodSource("onOurClasses")
    void a_benchmark_compiles_against_the_classes_that_it_measures(Path file) throws Exception {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter problems = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            files.setLocationFromPaths(StandardLocation.CLASS_PATH, USED);
            files.setLocationFromPaths(
                    StandardLocation.SOURCE_PATH, List.of(file.toAbsolutePath().getParent()));
            List<String> options = List.of("-d", folder.toString(), "-proc:none");
            assertThat(compiler.getTask(problems, files, null, options, null, files.getJavaFileObjects(file))
                            .call())
                    .as(problems.toString())
                    .isTrue();
        }
    }
}
