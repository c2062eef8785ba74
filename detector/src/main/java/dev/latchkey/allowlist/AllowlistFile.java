package dev.latchkey.allowlist;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.aws.StoredEntry;
import dev.latchkey.replay.FileAllowlist;
import dev.latchkey.terminal.WholeFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.regex.Pattern;

/** The table as a file that two people can compare: sorted, one attribute a line, one value of a list a line. */
final class AllowlistFile {

    /** Within JSON such characters stand in texts alone, where they may be written by their number too. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}&&[^\\n]]");

    private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");

    private AllowlistFile() {}

    /** Whether each object in it is meant as an entry. */
    static boolean isOne(Path file) {
        try {
            FileAllowlist there = FileAllowlist.read(file);
            return there.broken().isEmpty()
                    && there.objects().stream().allMatch(object -> object.has("pk") && object.has("principal"));
        } catch (IOException e) {
            return false;
        }
    }

    /** Whole or not at all: a file that is cut off would remove entries. */
    static void write(Path file, Collection<StoredEntry> entries) throws IOException {
        writeObjects(file, entries.stream().map(StoredEntry::json).toList());
    }

    static void writeObjects(Path file, Collection<ObjectNode> entries) throws IOException {
        WholeFile.write(file, to -> to.write(objects(entries)));
    }

    static String objects(Collection<ObjectNode> entries) {
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        whole.putArray("entries").addAll(entries);
        return pretty(whole);
    }

    /** One attribute a line, and nothing in it that a terminal obeys. */
    static String pretty(ObjectNode whole) {
        DefaultPrettyPrinter pretty =
                new DefaultPrettyPrinter().withObjectIndenter(INDENTER).withArrayIndenter(INDENTER);
        try {
            String json = JsonMapper.builder().build().writer(pretty).writeValueAsString(whole);
            return UNSEEN.matcher(json).replaceAll(match -> escaped(match.group())) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }

    private static String escaped(String character) {
        StringBuilder escaped = new StringBuilder();
        character.chars().forEach(unit -> escaped.append("\\\\u%04x".formatted(unit)));
        return escaped.toString();
    }
}
