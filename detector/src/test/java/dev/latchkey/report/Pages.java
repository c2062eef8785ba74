package dev.latchkey.report;

import dev.latchkey.detection.verdict.Severity;
import dev.latchkey.detection.verdict.Tuning;
import dev.latchkey.detection.verdict.Verdict;
import dev.latchkey.replay.Judged;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** Pages for tests, made of the records of one scenario or of many copies of it. */
public final class Pages {

    private static final Path EVENTS = Path.of("../events");

    private Pages() {}

    static Path scenario(String name) {
        return EVENTS.resolve(name).resolve("events.jsonl");
    }

    static String of(Path events) throws IOException {
        return of(Judged.verdicts(events), Severity.LOW);
    }

    public static String of(List<Verdict> verdicts, Severity from) throws IOException {
        StringWriter page = new StringWriter();
        HtmlReport.write(replayed(verdicts, from), page);
        return page.toString();
    }

    static Replayed replayed(List<Verdict> verdicts, Severity from) {
        return new Replayed(verdicts, List.of(), Tuning.DEFAULT, from, "as the test says");
    }

    /** The same three calls, for so many users. */
    static Path many(Path folder, int users) throws IOException {
        List<String> records = Files.readAllLines(scenario("malicious/user-admin-key"));
        return Files.write(
                folder.resolve("many.jsonl"),
                IntStream.range(0, users)
                        .boxed()
                        .flatMap(number -> records.stream()
                                .map(record -> record.replace("svc-backup", "user-" + number)
                                        .replace("0a4c1f00", "%08x".formatted(number))))
                        .toList());
    }
}
