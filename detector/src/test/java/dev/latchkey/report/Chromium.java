package dev.latchkey.report;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A started Chromium without a window. */
record Chromium(Process process, URI devTools) {

    static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Leaves the test out if there is none, unless {@code LATCHKEY_BROWSER=required}. */
    static Chromium orLeaveOut(Path profile) throws IOException, InterruptedException {
        if ("required".equals(System.getenv("LATCHKEY_BROWSER")) && installed().isEmpty()) {
            fail("LATCHKEY_BROWSER=required, but no chromium is on the path: apt-get install chromium");
        }
        assumeTrue(installed().isPresent(), "no chromium is on the path: the report is not tried in a browser");
        return start(profile);
    }

    private static Chromium start(Path profile) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        installed().orElseThrow().toString(),
                        "--headless=new",
                        // Inside a container Chromium's own sandbox has no rights to build itself.
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        Path port = profile.resolve("DevToolsActivePort");
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.exists(port) || Files.readAllLines(port).size() < 2) {
            if (System.nanoTime() > end || !process.isAlive()) {
                process.destroyForcibly();
                throw new IOException("Chromium did not start");
            }
            Thread.sleep(50);
        }
        List<String> lines = Files.readAllLines(port);
        return new Chromium(process, URI.create("ws://127.0.0.1:" + lines.get(0) + lines.get(1)));
    }

    private static Optional<Path> installed() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
