package dev.latchkey.cloudtrail;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** What a file gave, in order: the {@code id} of each record, or in angle brackets why it could not be read. */
final class Collected implements LogFile.Records {

    private final List<String> all = new ArrayList<>();

    static List<String> of(Path file) throws IOException {
        Collected collected = new Collected();
        LogFile.read(file, collected);
        return collected.all();
    }

    @Override
    public void record(int place, JsonNode node) {
        add(place, node.path("id").asText("no id"));
    }

    @Override
    public void unreadable(int place, String reason) {
        add(place, "<" + reason + ">");
    }

    List<String> all() {
        return List.copyOf(all);
    }

    private void add(int place, String what) {
        if (place != all.size() + 1) {
            throw new AssertionError("place " + place + " after " + all.size() + " others");
        }
        all.add(what);
    }

    static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    static byte[] gzip(String plain) {
        return gzip(plain.getBytes(StandardCharsets.UTF_8));
    }

    static Path write(Path folder, byte[] content) throws IOException {
        return Files.write(Files.createTempFile(folder, "log", ".json"), content);
    }
}
