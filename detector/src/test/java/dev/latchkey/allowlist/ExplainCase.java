package dev.latchkey.allowlist;

import dev.latchkey.cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Two chains with their allowlists, and what is said of them. */
abstract class ExplainCase {

    static final Path OUT_OF_BOUNDS = Path.of("../events/malicious/approved-pipeline-makes-an-administrator");
    static final Path APPROVED = Path.of("../events/benign/approved-pipeline-user");
    static final String FINDING = "3f97b65720c0254c4b5d12a730e2959a";

    @TempDir
    Path folder = Path.of("never used: JUnit sets it");

    static Run explain(String name, Path scenario) {
        return Run.latchkey(
                "allowlist",
                "explain",
                name,
                scenario.resolve("events.jsonl").toString(),
                "--allowlist",
                scenario.resolve("allowlist.json").toString());
    }

    static String eventId(Path scenario) throws IOException {
        return eventId(Files.readString(scenario.resolve("events.jsonl")));
    }

    static String eventId(String records) {
        return records.replaceFirst("(?s).*?\"eventID\":\\s*\"([^\"]+)\".*", "$1");
    }
}
