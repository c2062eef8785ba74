package dev.latchkey.replay;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Log files for a test, made of the records of one scenario. */
public record Delivered(Path folder) {

    public static final Path MALICIOUS = Path.of("../events/malicious/user-admin-key/events.jsonl");

    /** The key at 02:12:40, the creation at 02:11:07, the grant at 02:11:52; all on 2026-03-14. */
    public static List<String> records() {
        try {
            return Files.readAllLines(MALICIOUS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same chain of another user, on another day. */
    public static List<String> records(int number) {
        return records().stream()
                .map(record -> record.replace("svc-backup", "user-" + number)
                        .replace("0a4c1f00", "%08x".formatted(number))
                        .replace("AKIASVCBACKUP", "AKIANUMBER" + number)
                        .replace("\"2026-03-14T02:", "\"2026-04-%02dT02:".formatted(1 + number % 28)))
                .toList();
    }

    public Path lines(String name, List<String> records) throws IOException {
        return Files.write(folder.resolve(name), records);
    }

    /** As AWS delivers it. */
    Path gzip(String name, List<String> records) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(("{\"Records\":[" + String.join(",", records) + "]}").getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }
}
