package dev.latchkey.infra.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
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
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What the packaged function tells of each scenario, event by event, ends where replay does. */
@Tag("e2e")
@EnabledOnOs(OS.LINUX)
class LiveEqualsReplayTest {

    private static final Path EVENTS = Path.of("..", "events");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Where people are told something else than replay says in the end; each is a known gap of the README. */
    private static final Map<String, String> KNOWN = Map.of(
            "malicious/deleted-and-made-again", "told when it was High, before a late record made it Medium",
            "malicious/parameters-omitted", "the omitted call arrives last and raises at the next judging",
            "malicious/young-caller", "the caller's own creation arrives last and raises at the next judging");

    private static final String SISTER = "--own-accounts 444455556666";

    private final LocalDynamo dynamo = new LocalDynamo();
    private final RecordedSns sns = new RecordedSns();

    @BeforeEach
    void makeTables() {
        dynamo.createTable("chains", "pk", "sk");
        dynamo.createTable("allowlist", "pk");
    }

    @AfterEach
    void close() {
        sns.close();
        dynamo.close();
    }

    @Test
    void the_last_state_of_each_finding_is_the_same() throws IOException {
        List<String> judged = new ArrayList<>();
        List<String> differing = new ArrayList<>();
        for (boolean owning : List.of(false, true)) {
            try (LambdaProcess function = LambdaProcess.start(function(owning ? "444455556666" : ""))) {
                for (Path scenario : scenarios(owning)) {
                    String name = EVENTS.relativize(scenario).toString();
                    judged.add(name);
                    if (!told(function, scenario, name).equals(found(scenario))) {
                        differing.add(name);
                    }
                }
            }
        }
        assertThat(judged).hasSizeGreaterThan(100);
        assertThat(differing).containsExactlyInAnyOrderElementsOf(KNOWN.keySet());
    }

    /** The severity under each uid, as it was told last; what was told to be over is over. */
    private Map<String, String> told(LambdaProcess function, Path scenario, String name) throws IOException {
        dynamo.empty("chains", List.of(), "pk", "sk");
        dynamo.empty("allowlist", allowlist(scenario), "pk");
        int before = sns.published().size();
        for (JsonNode event : Scenario.envelopes(name)) {
            assertThat(function.invoke(event.toString().getBytes(UTF_8)))
                    .as("an event of %s; the function's log is %s", name, function.log())
                    .isInstanceOf(Outcome.Response.class);
        }
        Map<String, String> last = new TreeMap<>();
        sns.published().stream()
                .skip(before)
                .map(RecordedSns.Published::finding)
                .forEach(finding -> add(finding, last));
        last.values().removeIf("Resolved"::equals);
        return last;
    }

    private static Map<String, String> found(Path scenario) throws IOException {
        Map<String, String> found = new TreeMap<>();
        JSON.readTree(scenario.resolve("findings.json").toFile()).forEach(finding -> add(finding, found));
        return found;
    }

    private static void add(JsonNode finding, Map<String, String> severities) {
        boolean over = finding.path("status").asText().equals("Resolved");
        severities.put(
                finding.at("/finding_info/uid").asText(),
                over ? "Resolved" : finding.path("severity").asText());
    }

    private static List<Path> scenarios(boolean owning) throws IOException {
        List<Path> scenarios = new ArrayList<>();
        try (Stream<Path> files = Files.walk(EVENTS)) {
            for (Path about :
                    files.filter(file -> file.endsWith("about.md")).sorted().toList()) {
                if (Files.readString(about).contains(SISTER) == owning) {
                    scenarios.add(about.getParent());
                }
            }
        }
        return scenarios;
    }

    private static List<Map<String, AttributeValue>> allowlist(Path scenario) throws IOException {
        Path file = scenario.resolve("allowlist.json");
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

    private static AttributeValue value(JsonNode json) {
        if (json.isArray()) {
            return AttributeValue.fromL(StreamSupport.stream(json.spliterator(), false)
                    .map(LiveEqualsReplayTest::value)
                    .toList());
        }
        return json.isBoolean() ? AttributeValue.fromBool(json.asBoolean()) : AttributeValue.fromS(json.asText());
    }

    private PackagedFunction function(String ownAccounts) {
        Map<String, String> environment = new HashMap<>(PackagedFunctionTest.environment(dynamo, sns));
        environment.put(Setting.TOPIC_ARN.variable(), "arn:aws:sns:us-east-1:111122223333:alerts");
        environment.put(Setting.TELL_FROM.variable(), "informational");
        if (!ownAccounts.isEmpty()) {
            environment.put(Setting.OWN_ACCOUNTS.variable(), ownAccounts);
        }
        return PackagedFunction.of(PackagedFunctionTest.HANDLER, environment);
    }
}
