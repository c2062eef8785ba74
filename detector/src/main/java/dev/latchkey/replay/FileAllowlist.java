package dev.latchkey.replay;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.detection.allowlist.Allowlist;
import dev.latchkey.terminal.FileTrouble;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An allowlist in a file: {@code {"entries":[...]}}, an array of entries, or one entry after another. Each problem
 * names the file.
 */
public final class FileAllowlist implements Allowlist {

    /** A key that stands twice makes a file unreadable, for nobody can tell which of the two counts. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    private static final int BYTE_ORDER_MARK = 0xfeff;

    /** Many times what as many entries take as an allowlist may hold: a log given for one would fill the memory. */
    private static final int LARGEST_MB = 64;

    private final Path file;
    private final List<Map<String, Object>> items = new ArrayList<>();
    private final List<ObjectNode> objects = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    /** Once for all that is judged. */
    private Entries entries = new Entries(List.of(), List.of());

    private FileAllowlist(Path file) {
        this.file = file;
    }

    /** @throws IOException if there is no such file, or a huge one; what stands in it is told by {@link #read()} */
    public static FileAllowlist read(Path file) throws IOException {
        if (Files.size(file) > (long) LARGEST_MB << 20) {
            throw new FileSystemException(file.toString(), null, "over " + LARGEST_MB + " MB, which no allowlist has");
        }
        FileAllowlist allowlist = new FileAllowlist(file);
        try (BufferedReader text = Files.newBufferedReader(file)) {
            skipMark(text);
            JsonParser values = JSON.createParser(text);
            allowlist.add(values);
        } catch (JsonProcessingException e) {
            allowlist.problems.add(FileTrouble.notJson(e));
        }
        allowlist.entries = allowlist.entries();
        return allowlist;
    }

    /** Editors on Windows begin a file with the mark of its byte order. */
    private static void skipMark(BufferedReader text) throws IOException {
        text.mark(1);
        if (text.read() != BYTE_ORDER_MARK) {
            text.reset();
        }
    }

    private Entries entries() {
        Entries read = Entries.of(items);
        List<String> named = Stream.concat(problems.stream(), read.problems().stream())
                .map(problem -> file + ": " + problem)
                .toList();
        return new Entries(read.entries(), named);
    }

    @Override
    public Entries read() {
        return entries;
    }

    /** What of the file is no entry at all. */
    public List<String> broken() {
        return List.copyOf(problems);
    }

    /** Each entry as it is written, also what cannot be read as one. */
    public List<ObjectNode> objects() {
        return List.copyOf(objects);
    }

    private void add(JsonParser values) throws IOException {
        if (values.nextToken() == null) {
            problems.add("nothing in it");
        }
        for (; values.currentToken() != null; values.nextToken()) {
            JsonNode value = JSON.readTree(values);
            JsonNode around = value.path("entries").isArray() && value.size() == 1 ? value.path("entries") : value;
            if (around.isArray()) {
                around.forEach(this::add);
            } else {
                add(around);
            }
        }
    }

    private void add(JsonNode item) {
        if (!(item instanceof ObjectNode object)) {
            problems.add(
                    "not an entry: " + item.getNodeType().name().toLowerCase(Locale.ROOT) + " in place of an object");
            return;
        }
        Optional<String> other = NoEntry.why(object);
        if (other.isPresent()) {
            problems.add("not an entry: " + other.get());
            return;
        }
        Map<String, Object> plain = new HashMap<>();
        item.propertyStream().forEach(property -> plain.put(property.getKey(), plain(property.getValue())));
        items.add(plain);
        objects.add(object);
    }

    /** A text, a boolean or a list of such; any other type as it is, for the entry to refuse. */
    private static Object plain(JsonNode value) {
        if (value.isTextual()) {
            return value.asText();
        }
        if (value.isArray()) {
            return value.valueStream().map(FileAllowlist::plain).toList();
        }
        return value.getNodeType() == JsonNodeType.BOOLEAN ? (Object) value.asBoolean() : value;
    }
}
