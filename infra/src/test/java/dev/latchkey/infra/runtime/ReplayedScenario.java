package dev.latchkey.infra.runtime;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latchkey.lambda.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A scenario of {@code events/} as replay judged it: under which options, with which allowlist, and what it found. */
record ReplayedScenario(Path folder) {

    /** As the comment of a scenario states them; the functions are told the same by their environment. */
    static final Map<String, Map<Setting, String>> OPTIONS = Map.of(
            "", Map.of(),
            "--own-accounts 444455556666", Map.of(Setting.OWN_ACCOUNTS, "444455556666"),
            "--own-subjects repo:example-org/*", Map.of(Setting.OWN_SUBJECTS, "repo:example-org/*"),
            "--iam account.json", Map.of(Setting.LOOK_UPS, "on"));

    private static final Path EVENTS = Path.of("..", "events");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String IN_THE_TABLE = "--allowlist allowlist.json";
    private static final Pattern STATED = Pattern.compile("<!-- options: (.*) -->");

    static List<ReplayedScenario> under(String options) throws IOException {
        List<ReplayedScenario> scenarios = new ArrayList<>();
        try (Stream<Path> files = Files.walk(EVENTS)) {
            for (Path about :
                    files.filter(file -> file.endsWith("about.md")).sorted().toList()) {
                if (options(about).equals(options)) {
                    scenarios.add(new ReplayedScenario(requireNonNull(about.getParent())));
                }
            }
        }
        return scenarios;
    }

    /** Such as {@code malicious/user-admin-key}. */
    String name() {
        return EVENTS.relativize(folder).toString();
    }

    /** The severity under each uid. */
    Map<String, String> found() throws IOException {
        Map<String, String> found = new TreeMap<>();
        JSON.readTree(folder.resolve("findings.json").toFile()).forEach(finding -> add(finding, found));
        return found;
    }

    /** What was told to be over stands as that. */
    static void add(JsonNode finding, Map<String, String> severities) {
        boolean over = finding.path("status").asText().equals("Resolved");
        severities.put(
                finding.at("/finding_info/uid").asText(),
                over ? "Resolved" : finding.path("severity").asText());
    }

    /** What IAM shows, if it is asked. */
    Optional<Path> account() {
        return Optional.of(folder.resolve("account.json")).filter(Files::exists);
    }

    /** The items of the table that it is in. */
    List<Map<String, AttributeValue>> allowlist() throws IOException {
        Path file = folder.resolve("allowlist.json");
        List<Map<String, AttributeValue>> items = new ArrayList<>();
        if (Files.exists(file)) {
            for (JsonNode entry : JSON.readTree(file.toFile())) {
                Map<String, AttributeValue> item = new HashMap<>();
                entry.properties().forEach(attribute -> item.put(attribute.getKey(), value(attribute.getValue())));
                items.add(item);
            }
        }
        return items;
    }

    private static String options(Path about) throws IOException {
        Matcher stated = STATED.matcher(Files.readString(about));
        String options =
                stated.find() ? stated.group(1).replace(IN_THE_TABLE, "").strip() : "";
        assertThat(OPTIONS)
                .as(about + " states options that the functions are not told")
                .containsKey(options);
        return options;
    }

    private static AttributeValue value(JsonNode json) {
        if (json.isArray()) {
            return AttributeValue.fromL(StreamSupport.stream(json.spliterator(), false)
                    .map(ReplayedScenario::value)
                    .toList());
        }
        return json.isBoolean() ? AttributeValue.fromBool(json.asBoolean()) : AttributeValue.fromS(json.asText());
    }
}
