package dev.latchkey.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.detection.step.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.event.ruler.Ruler;

/** The rules of the synthesized template, held against events by the matcher that EventBridge itself runs. */
class WatchedCallsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String API_CALL = "AWS API Call via CloudTrail";
    private static final Path EVENTS = Path.of("..", "events");

    private static List<String> patterns;

    @BeforeAll
    static void synthesize() {
        patterns = Synthesis.standard().callRules().stream()
                .map(rule -> rule.at("/Properties/EventPattern").toString())
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void every_operation_that_the_home_region_sees_is_watched(Operation operation) {
        assertThat(watched(
                        event(bus(operation.eventSource()), API_CALL, operation.eventSource(), operation.eventName())))
                .isEqualTo(operation.isSeenLive());
    }

    @ParameterizedTest(name = "{0} / {1} / {2} / {3}")
    @CsvSource({
        "aws.sts, AWS API Call via CloudTrail, iam.amazonaws.com, CreateUser",
        "aws.iam, AWS API Call via CloudTrail, iam.amazonaws.com, ListUsers",
        "aws.iam, AWS API Call via CloudTrail, iam.amazonaws.com, createuser",
        "aws.iam, AWS Service Event via CloudTrail, iam.amazonaws.com, CreateUser",
        "aws.iam, AWS API Call via CloudTrail, sso-directory.amazonaws.com, CreateUser",
        "aws.sso-directory, AWS API Call via CloudTrail, sso-directory.amazonaws.com, CreateUser",
    })
    void a_near_miss_is_not_watched(String source, String detailType, String eventSource, String eventName) {
        assertThat(watched(event(source, detailType, eventSource, eventName))).isFalse();
    }

    @Test
    void of_every_scenario_the_calls_in_the_table_are_watched_and_no_other() throws IOException {
        List<String> offenders = new ArrayList<>();
        for (Path file : scenarios()) {
            for (String line : Files.readAllLines(file)) {
                JsonNode call = JSON.readTree(line);
                String source = call.path("eventSource").asText();
                String name = call.path("eventName").asText();
                boolean known =
                        Operation.of(source, name).filter(Operation::isSeenLive).isPresent();
                if (known != watched(event(bus(source), API_CALL, call))) {
                    offenders.add("%s: %s is %s by the table".formatted(file, name, known ? "wanted" : "unwanted"));
                }
            }
        }

        assertThat(offenders).as("What rules and table disagree on").isEmpty();
    }

    @Test
    void of_every_scenario_each_watched_record_is_watched_if_denied_too_and_its_near_misses_are_not()
            throws IOException {
        List<String> offenders = new ArrayList<>();
        int seen = 0;
        for (Path file : scenarios()) {
            for (String line : Files.readAllLines(file)) {
                ObjectNode call = (ObjectNode) JSON.readTree(line);
                String source = bus(call.path("eventSource").asText());
                if (watched(event(source, API_CALL, call))) {
                    seen++;
                    offenders.addAll(misjudged(source, call));
                }
            }
        }

        assertThat(seen).isPositive();
        assertThat(offenders)
                .as("Near-misses that are watched, and denials that are not")
                .isEmpty();
    }

    private static List<String> misjudged(String source, ObjectNode call) {
        String name = call.path("eventName").asText();
        ObjectNode denied = call.deepCopy().put("errorCode", "AccessDenied").putNull("requestParameters");
        ObjectNode elsewhere = call.deepCopy().put("eventSource", "sso-directory.amazonaws.com");
        ObjectNode longer = call.deepCopy().put("eventName", name + "2");
        List<String> offenders = new ArrayList<>();
        if (!watched(event(source, API_CALL, denied))) {
            offenders.add("denied " + name);
        }
        List.of(
                        event("aws.ec2", API_CALL, call),
                        event("my.app", API_CALL, call),
                        event(source, "AWS Service Event via CloudTrail", call),
                        event(source, API_CALL, elsewhere),
                        event(source, API_CALL, longer))
                .stream()
                .filter(WatchedCallsTest::watched)
                .forEach(offenders::add);
        return offenders;
    }

    @Test
    void each_event_source_has_one_rule() {
        assertThat(patterns).hasSize((int) Arrays.stream(Operation.values())
                .filter(Operation::isSeenLive)
                .map(Operation::eventSource)
                .distinct()
                .count());
    }

    @Test
    void each_pattern_is_within_the_quota_of_eventbridge() {
        assertThat(patterns).allSatisfy(pattern -> assertThat(pattern).hasSizeLessThanOrEqualTo(WatchedCalls.QUOTA));
    }

    @Test
    void a_pattern_over_the_quota_is_refused_before_aws_does() {
        List<String> names =
                IntStream.range(0, 150).mapToObj("CreateUser%03d"::formatted).toList();

        assertThatThrownBy(() -> new WatchedCalls("iam.amazonaws.com", names))
                .hasMessageContaining("iam.amazonaws.com")
                .hasMessageContaining("EventBridge takes 2048")
                .hasMessageContaining("150 calls");
    }

    @Test
    void an_event_source_of_unknown_make_is_refused() {
        assertThatThrownBy(() -> new WatchedCalls("iam.example.com", List.of("CreateUser")))
                .hasMessageContaining("iam.example.com");
    }

    private static List<Path> scenarios() throws IOException {
        try (Stream<Path> files = Files.walk(EVENTS, 3)) {
            List<Path> scenarios =
                    files.filter(file -> file.endsWith("events.jsonl")).sorted().toList();
            assertThat(scenarios).as("Scenarios in " + EVENTS).isNotEmpty();
            return scenarios;
        }
    }

    private static String bus(String eventSource) {
        return "aws." + eventSource.replace(".amazonaws.com", "");
    }

    private static String event(String source, String detailType, String eventSource, String eventName) {
        return event(
                source,
                detailType,
                JSON.createObjectNode().put("eventSource", eventSource).put("eventName", eventName));
    }

    private static String event(String source, String detailType, JsonNode call) {
        ObjectNode envelope = JSON.createObjectNode()
                .put("version", "0")
                .put("source", source)
                .put("detail-type", detailType)
                .put("account", "111122223333")
                .put("region", "us-east-1");
        return envelope.set("detail", call).toString();
    }

    private static boolean watched(String event) {
        return patterns.stream().anyMatch(pattern -> matches(event, pattern));
    }

    private static boolean matches(String event, String pattern) {
        try {
            return Ruler.matchesRule(event, pattern);
        } catch (Exception e) {
            throw new AssertionError("The matcher of EventBridge refuses " + pattern, e);
        }
    }
}
