package dev.latchkey.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.latchkey.cloudtrail.LogFile;
import dev.latchkey.terminal.FileTrouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What somebody asks about.
 *
 * @param names eventIDs, numbers of findings or the first characters of them, or the name of an identity
 */
public record Asked(List<String> names) {

    private static final int MOST = 100;

    /** What no event or finding is called, and hardly an identity. */
    private static final Pattern PATH =
            Pattern.compile("[/\\\\]|\\.(?:json|jsonl|ndjson|gz)$", Pattern.CASE_INSENSITIVE);

    public Asked {
        names = List.copyOf(names);
    }

    /**
     * A name, or a file that holds records of CloudTrail or findings in OCSF, as they were delivered.
     *
     * @throws IllegalArgumentException with a sentence, if it names nothing, or there is neither in the file
     */
    public static Asked of(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("'" + text + "' names no event, finding, user, role or file;"
                    + " if it is a variable of the shell, it is not set.");
        }
        return file(text).map(Asked::in).orElseGet(() -> name(text));
    }

    /** An eventID is in lower case, and so is a finding's number, whatever people make of it. */
    private static Asked name(String text) {
        if (PATH.matcher(text).find()) {
            throw new IllegalArgumentException("there is no file " + text + "; of a user or role give the name alone");
        }
        return new Asked(
                Stream.of(text, text.toLowerCase(Locale.ROOT)).distinct().toList());
    }

    private static Optional<Path> file(String text) {
        try {
            return Optional.of(Path.of(text)).filter(Files::isRegularFile);
        } catch (InvalidPathException nameOfNoFile) {
            return Optional.empty();
        }
    }

    private static Asked in(Path file) {
        Names names = new Names(new TreeSet<>());
        try {
            LogFile.read(file, names);
            if (names.all().isEmpty()) {
                addWhateverService(file, names);
            }
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read: " + FileTrouble.why(e), e);
        }
        if (names.all().isEmpty()) {
            throw new IllegalArgumentException(file + " holds neither a record of CloudTrail nor a finding");
        }
        return new Asked(List.copyOf(names.all()));
    }

    /** Of records of other services a log gives no name. */
    private static void addWhateverService(Path file, Names names) throws IOException {
        try (MappingIterator<JsonNode> values =
                JsonMapper.builder().build().readerFor(JsonNode.class).readValues(file.toFile())) {
            while (values.hasNextValue()) {
                names.add(values.nextValue());
            }
        }
    }

    private static Stream<String> named(JsonNode value) {
        Stream<JsonNode> all = value.isArray() ? value.valueStream() : Stream.of(value);
        return all.flatMap(it -> Stream.concat(
                        Stream.of(it, it.path("detail")), it.path("Records").valueStream()))
                .flatMap(it ->
                        Stream.of(it.path("eventID"), it.path("finding_info").path("uid")))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText);
    }

    private record Names(Set<String> all) implements LogFile.Records {

        void add(JsonNode value) {
            named(value).limit(MOST - all.size()).forEach(all::add);
        }

        @Override
        public void record(int place, JsonNode node) {
            add(node);
        }

        @Override
        public void unreadable(int place, String reason) {
            // Whoever replays the file is told.
        }
    }
}
