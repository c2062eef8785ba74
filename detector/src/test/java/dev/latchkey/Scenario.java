package dev.latchkey;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.latchkey.cli.Run;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A folder under {@code events}: records in the order of their arrival, and what is to be found in them. */
public record Scenario(Path folder) {

    private static final Path EVENTS = Path.of("../events");
    private static final ObjectMapper JSON = new ObjectMapper();

    public static List<Scenario> all() throws IOException {
        try (Stream<Path> files = Files.walk(EVENTS)) {
            return files.filter(file -> file.endsWith("events.jsonl"))
                    .map(Path::getParent)
                    .sorted()
                    .map(Scenario::new)
                    .toList();
        }
    }

    /** By its folder, such as {@code malicious/root-key}. */
    static Scenario named(String name) {
        return new Scenario(EVENTS.resolve(name));
    }

    public Path events() {
        return folder.resolve("events.jsonl");
    }

    Path golden() {
        return folder.resolve("findings.json");
    }

    String about() throws IOException {
        return Files.readString(folder.resolve("about.md"));
    }

    /** Target and severity of each finding. */
    List<String> expected() throws IOException {
        String stated = comment("expected");
        if (stated.isEmpty()) {
            throw new IllegalStateException(folder + "/about.md lacks its line <!-- expected: ... -->");
        }
        return stated.equals("none") ? List.of() : List.of(stated.split("; "));
    }

    /** The findings of a file, judged with the options that the scenario states. */
    ArrayNode findings(Path file) throws IOException {
        ArrayNode findings = JsonNodeFactory.instance.arrayNode();
        for (String line : replayed("ocsf", file).lines().toList()) {
            findings.add(JSON.readTree(line));
        }
        return findings;
    }

    /** Whether the summary has a row of it, be it of no finding. */
    boolean lists() {
        return replayed("csv", events()).lines().skip(1).findAny().isPresent();
    }

    private String replayed(String format, Path file) {
        Stream<String> options = Arrays.stream(comment("options").split(" "))
                .filter(word -> !word.isEmpty())
                .map(word -> word.endsWith(".json") ? folder.resolve(word).toString() : word);
        Stream<String> command = Stream.of("replay", "--format", format, "--min-severity", "informational");
        return Run.latchkey(Stream.of(command, options, Stream.of(file.toString()))
                        .flatMap(words -> words)
                        .toArray(String[]::new))
                .out();
    }

    private String comment(String name) {
        try {
            Matcher comment = Pattern.compile("<!-- " + name + ": (.*?) -->").matcher(about());
            return comment.find() ? comment.group(1) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return EVENTS.relativize(folder).toString();
    }
}
