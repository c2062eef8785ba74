package dev.latchkey.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;

/** The detector's jar, which is packaged before the tests of this module run. */
class ManifestTest {

    private static final Path JAR =
            Path.of("..", "detector", "target", "detector-%s.jar".formatted(LambdaZip.version()));

    @Test
    void the_jar_says_its_version_for_the_command_line_to_show() throws IOException {
        assertThat(manifest().getMainAttributes().getValue("Implementation-Version"))
                .isEqualTo(LambdaZip.version());
    }

    @Test
    void the_manifest_tells_nothing_of_the_machine_and_the_hour_of_the_build() throws IOException {
        assertThat(manifest().getMainAttributes().keySet())
                .extracting(Object::toString)
                .containsExactlyInAnyOrder(
                        "Manifest-Version",
                        "Created-By",
                        "Build-Jdk-Spec",
                        "Java-Version",
                        "Implementation-Title",
                        "Implementation-Version");
    }

    private static Manifest manifest() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            return jar.getManifest();
        }
    }
}
