package dev.latchkey.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.cli.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlOptionTest {

    private static final String EVENTS = Delivered.MALICIOUS.toString();

    @TempDir
    private Path folder = Path.of("never used: JUnit sets it");

    @Test
    void the_report_alone_is_written_and_named_and_nothing_is_printed() throws IOException {
        Path file = folder.resolve("report.html");
        Run run = Run.latchkey("replay", "--html", file.toString(), EVENTS);
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("report: ", "report.html", "1 finding of Low or more");
        assertThat(Files.readString(file))
                .startsWith("<!doctype html>")
                .contains("svc-backup")
                .endsWith("</html>\n");
    }

    @Test
    void a_format_that_is_asked_for_is_printed_too() {
        Run run = Run.latchkey(
                "replay", "--csv", "--html", folder.resolve("r.html").toString(), EVENTS);
        assertThat(run.out()).startsWith("time").contains("svc-backup");
    }

    @Test
    void an_older_report_is_replaced_as_a_whole_and_nothing_else_is_left() throws IOException {
        Path file = Files.writeString(folder.resolve("report.html"), "x".repeat(5_000_000));
        Run.latchkey("replay", "--html", file.toString(), EVENTS);
        assertThat(Files.readString(file)).startsWith("<!doctype html>").doesNotContain("xxxxxxxx");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void what_cannot_be_written_is_wrong_usage_before_anything_is_read() {
        assertRefused(folder.resolve("missing/report.html"), "there is no folder ");
        assertRefused(folder, "is no file");
    }

    /** Of a log there may be no other copy; who forgets the name of the report names a log by it. */
    @Test
    void no_report_takes_the_place_of_what_is_read() throws IOException {
        Path log = Files.copy(Delivered.MALICIOUS, folder.resolve("log.json"));
        Path entries = Files.writeString(folder.resolve("entries.txt"), "{\"entries\":[]}");
        assertSpared(log, "--html", log.toString(), log.toString());
        assertSpared(log, "--html", log.toString(), folder.toString());
        assertSpared(log, "--html", folder.resolve("./log.json").toString(), log.toString(), EVENTS);
        Path linked = Files.createDirectory(folder.resolve("linked"));
        Files.createSymbolicLink(linked.resolve("of-yesterday.json"), log);
        assertSpared(log, "--html", log.toString(), linked.toString());
        assertSpared(entries, "--html", entries.toString(), "--allowlist", entries.toString(), EVENTS);
        assertSpared(entries, "--html", entries.toString(), "--iam", entries.toString(), EVENTS);
    }

    @Test
    void an_older_report_beside_the_logs_is_none_of_them() throws IOException {
        Files.copy(Delivered.MALICIOUS, folder.resolve("log.json"));
        Path report = Files.writeString(folder.resolve("report.html"), "older");
        Run run = Run.latchkey("replay", "--html", report.toString(), folder.toString());
        assertThat(run.exitCode()).isZero();
        assertThat(report).content().startsWith("<!doctype html>");
    }

    private static void assertSpared(Path file, String... arguments) throws IOException {
        byte[] before = Files.readAllBytes(file);
        Run run = Run.latchkey(
                Stream.concat(Stream.of("replay"), Stream.of(arguments)).toArray(String[]::new));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("--html: ", " is itself read, and would be overwritten; name another file")
                .doesNotContain("records");
        assertThat(file).hasBinaryContent(before);
    }

    @Test
    void why_it_could_not_be_written_is_said_in_words_and_nothing_is_left() throws IOException {
        Path file = folder.resolve("x".repeat(300) + ".html");
        Run run = Run.latchkey("replay", "--html", file.toString(), EVENTS);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("cannot be written: File name too long").doesNotContain("Exception");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void without_html_no_template_is_loaded() throws IOException, InterruptedException {
        assertThat(loaded("--csv"))
                .contains("dev.latchkey.replay.ReplayCommand")
                .noneMatch(name -> name.startsWith("gg.jte.") || name.contains("report.Jte"))
                .doesNotContain("dev.latchkey.report.HtmlReport");
        assertThat(loaded("--html", folder.resolve("report.html").toString()))
                .anyMatch(name -> name.startsWith("gg.jte."));
    }

    private void assertRefused(Path file, String why) {
        Run run = Run.latchkey("replay", "--html", file.toString(), EVENTS);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--html: ", why).doesNotContain("records");
        assertThat(run.out()).isEmpty();
    }

    private static List<String> loaded(String... options) throws IOException, InterruptedException {
        Stream<String> java = Stream.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:stdout:none",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.latchkey.cli.Latchkey",
                "replay",
                EVENTS);
        Process process = new ProcessBuilder(
                        Stream.concat(java, Stream.of(options)).toList())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return said.lines().map(line -> line.split(" ", 2)[0]).toList();
    }
}
