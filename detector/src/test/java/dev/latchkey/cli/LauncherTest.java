package dev.latchkey.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The script with which a checkout is run: here of one that is built already, with a JDK that only says what it is told. */
class LauncherTest {

    private static final String SAYS_WHAT_IT_IS_TOLD = "#!/bin/sh\necho \"$@\"\n";

    /** Whatever it was making lies there half made. */
    private static final String BROKEN_OFF = """
            #!/bin/sh
            for it; do
              case $it in -XX:AOTCacheOutput=*)
                : > "${it#*=}"; : > "${it#*=}.config"; kill -%s $PPID; exit 130 ;;
              esac
            done
            """;

    @TempDir
    private Path folder = Path.of("never used: JUnit sets it");

    @BeforeEach
    void a_checkout_that_is_built() throws IOException {
        Path checkout = Files.createDirectories(folder.resolve("checkout"));
        Files.copy(Path.of("../latchkey"), checkout.resolve("latchkey"))
                .toFile()
                .setExecutable(true);
        Files.writeString(checkout.resolve("pom.xml"), "<version>9</version>");
        Files.createDirectories(checkout.resolve("detector/src/main"));
        Files.writeString(checkout.resolve("detector/pom.xml"), "");
        Path library = Files.createDirectories(checkout.resolve("detector/target/detector-9-cli/lib"));
        Files.setLastModifiedTime(library, FileTime.from(Instant.now().plusSeconds(60)));
        Files.writeString(checkout.resolve("detector/target/detector-9-cli.jsa"), "");
        for (String tool : new String[] {"java", "javac"}) {
            Path file = Files.createDirectories(folder.resolve("jdk/bin")).resolve(tool);
            Files.writeString(file, SAYS_WHAT_IT_IS_TOLD).toFile().setExecutable(true);
        }
    }

    @Test
    void its_own_jars_are_found_from_wherever_it_is_called() throws IOException, InterruptedException {
        assertThat(said(folder, "checkout/latchkey", ""))
                .contains("-cp " + jars())
                .endsWith("replay a b\n");
        assertThat(said(folder.resolve("checkout"), "./latchkey", "")).contains("-cp " + jars());
        Files.createSymbolicLink(folder.resolve("link"), Path.of("checkout/latchkey"));
        assertThat(said(folder, "./link", "")).contains("-cp " + jars());
    }

    @Test
    void folders_that_a_shell_goes_to_by_name_lead_it_nowhere_else() throws IOException, InterruptedException {
        Files.createDirectories(folder.resolve("elsewhere/checkout"));
        assertThat(said(folder, "checkout/latchkey", "elsewhere" + File.pathSeparator + "."))
                .contains("-cp " + jars())
                .endsWith("replay a b\n");
    }

    /** All jars bear one date, whenever they were built: it does not tell which classes the archive holds. */
    @Test
    void an_archive_of_an_older_build_is_made_anew() throws IOException, InterruptedException {
        Path archive = folder.resolve("checkout/detector/target/detector-9-cli.jsa");
        Path library = folder.resolve("checkout/detector/target/detector-9-cli/lib");
        Path jar = Files.writeString(library.resolve("detector-9.jar"), "");
        Files.setLastModifiedTime(jar, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
        Files.writeString(archive, "of the older build");
        Files.setLastModifiedTime(library, FileTime.from(Instant.now().plusSeconds(60)));
        assertThat(said(folder, "checkout/latchkey", "")).doesNotContain("SharedArchiveFile");
        assertThat(archive).isEmptyFile();
    }

    @Test
    void an_archive_of_this_build_is_used() throws IOException, InterruptedException {
        Path archive = folder.resolve("checkout/detector/target/detector-9-cli.jsa");
        Files.writeString(archive, "of this build");
        Files.setLastModifiedTime(archive, FileTime.from(Instant.now().plusSeconds(120)));
        assertThat(said(folder, "checkout/latchkey", ""))
                .contains("-XX:SharedArchiveFile=" + archive.toRealPath() + " ");
        assertThat(archive).hasContent("of this build");
    }

    /** An older JVM would stop at the flag, and a newer one say that the cache is none of its own. */
    @Test
    void so_is_a_cache_of_this_build_by_whatever_jvm() throws IOException, InterruptedException {
        Path cache = folder.resolve("checkout/detector/target/detector-9-cli.aot");
        Files.writeString(cache, "of this build");
        Files.setLastModifiedTime(
                folder.resolve("checkout/detector/target/detector-9-cli.jsa"),
                FileTime.from(Instant.now().plusSeconds(120)));
        assertThat(said(folder, "checkout/latchkey", ""))
                .contains("-XX:+IgnoreUnrecognizedVMOptions -XX:AOTCache=" + cache.toRealPath() + " -Xlog:disable ");
    }

    @Test
    void a_cache_of_an_older_build_is_made_anew() throws IOException, InterruptedException {
        Path cache = folder.resolve("checkout/detector/target/detector-9-cli.aot");
        Files.writeString(cache, "of the older build");
        assertThat(said(folder, "checkout/latchkey", "")).doesNotContain("AOTCache");
        assertThat(cache).doesNotExist();
    }

    /** A JVM ends at Ctrl-C as if by itself, and a shell goes on after such a one. */
    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void whoever_breaks_the_first_start_off_is_obeyed_and_the_next_makes_the_cache(String signal, int exitCode)
            throws IOException, InterruptedException {
        assumeTrue(canBeCaught(signal), "started by what ignores it");
        Path target = folder.resolve("checkout/detector/target");
        Files.delete(target.resolve("detector-9-cli.jsa"));
        Files.writeString(folder.resolve("jdk/bin/java"), BROKEN_OFF.formatted(signal));
        Process process = bash(folder, "checkout/latchkey", "").start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isEqualTo(exitCode);
        assertThat(target).isDirectoryContaining("glob:**/detector-9-cli");
        assertThat(target.toFile().list()).hasSize(1);
    }

    private static boolean canBeCaught(String signal) throws IOException, InterruptedException {
        return new ProcessBuilder("bash", "-c", "trap 'exit 7' %1$s; kill -%1$s $$; exit 0".formatted(signal))
                        .start()
                        .waitFor()
                == 7;
    }

    private String jars() throws IOException {
        return folder.toRealPath().resolve("checkout/detector/target/detector-9-cli/lib") + "/*";
    }

    private String said(Path from, String script, String goTo) throws IOException, InterruptedException {
        Process process = bash(from, script, goTo).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    private ProcessBuilder bash(Path from, String script, String goTo) {
        ProcessBuilder bash = new ProcessBuilder("bash", script, "replay", "a b");
        bash.directory(from.toFile()).redirectErrorStream(true);
        bash.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
        bash.environment().put("CDPATH", goTo);
        return bash;
    }
}
