package dev.latchkey.month;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.DocumentationIdentifiers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFolderTest {

    private static final Pattern PATH = Pattern.compile(
            "AWSLogs/(\\d{12})/CloudTrail/([a-z0-9-]+)/(\\d{4})/(\\d\\d)/(\\d\\d)/\\1_CloudTrail_\\2_\\3\\4\\5T(\\d{4})Z_[A-Za-z0-9]{16}\\.json\\.gz");
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuuMMddHHmm").withZone(ZoneOffset.UTC);

    @TempDir
    private static Path folder = Path.of("never used: JUnit sets it");

    private static Map<String, String> files = Map.of();

    @BeforeAll
    static void write() throws IOException {
        WriteMonth.write(folder, 1, 1);
        files = texts(folder);
    }

    @Test
    void each_file_lies_where_its_records_say() {
        assertThat(files).hasSizeGreaterThan(1_000).allSatisfy((name, text) -> {
            Matcher path = PATH.matcher(name);
            assertThat(path.matches()).as(name).isTrue();
            Instant stamp = MINUTE.parse(path.group(3) + path.group(4) + path.group(5) + path.group(6), Instant::from);
            assertThat(records(text)).isNotEmpty().allSatisfy(call -> {
                assertThat(call.path("recipientAccountId").asText()).isEqualTo(path.group(1));
                assertThat(call.path("awsRegion").asText()).isEqualTo(path.group(2));
                assertThat(Duration.between(Instant.parse(call.path("eventTime").asText()), stamp))
                        .isBetween(Duration.ZERO, Duration.ofMinutes(10));
            });
        });
    }

    @Test
    void iam_writes_in_its_home_region_alone() {
        assertThat(files)
                .allSatisfy((name, text) -> assertThat(
                                name.contains(Company.HOME_REGION) || !text.contains("\"iam.amazonaws.com\""))
                        .as(name)
                        .isTrue());
        assertThat(files.keySet()).anyMatch(name -> name.contains("/eu-west-1/"));
    }

    @Test
    void nobody_real_stands_in_a_record() {
        assertThat(files)
                .allSatisfy((name, text) -> assertThat(DocumentationIdentifiers.strangers(text))
                        .as(name)
                        .isEmpty());
    }

    @Test
    void no_two_records_have_the_same_event_id() {
        Set<String> ids = new HashSet<>();
        assertThat(files.values().stream().flatMap(text -> records(text).stream()))
                .allMatch(call -> ids.add(call.path("eventID").asText()));
    }

    @Test
    void the_same_seed_and_size_give_the_same_bytes_and_another_seed_gives_others(@TempDir Path other)
            throws IOException {
        WriteMonth.write(other.resolve("again"), 1, 1);
        WriteMonth.write(other.resolve("another"), 2, 0);
        assertThat(bytes(other.resolve("again"))).isEqualTo(bytes(folder));
        assertThat(texts(other.resolve("another")).keySet()).doesNotContainAnyElementsOf(files.keySet());
    }

    @Test
    void as_many_records_of_other_services_are_written_as_were_asked_for() {
        long all =
                files.values().stream().mapToLong(text -> records(text).size()).sum();
        assertThat(all).isBetween((long) (1.9 * Month.of(1).size()), (long)
                (2.2 * Month.of(1).size()));
    }

    private static List<JsonNode> records(String text) {
        try {
            JsonNode records = Json.MAPPER.readTree(text).path("Records");
            return Stream.iterate(0, at -> at < records.size(), at -> at + 1)
                    .map(records::get)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> texts(Path root) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        for (Path file : logs(root)) {
            try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
                texts.put(name(root, file), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return texts;
    }

    private static Map<String, String> bytes(Path root) throws IOException {
        Map<String, String> bytes = new TreeMap<>();
        for (Path file : logs(root)) {
            bytes.put(name(root, file), HexFormat.of().formatHex(Files.readAllBytes(file)));
        }
        return bytes;
    }

    private static List<Path> logs(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".json.gz")).toList();
        }
    }

    private static String name(Path root, Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }
}
