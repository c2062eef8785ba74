package dev.latchkey.infra.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.lambda.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The zip that is deployed, run as Lambda runs it. The runtime client brings native code for Linux only. */
@EnabledOnOs(OS.LINUX)
class PackagedFunctionTest {

    static final String HANDLER = "dev.latchkey.lambda.DetectorHandler";
    private static final List<JsonNode> NEW_ADMINISTRATOR = Scenario.envelopes("malicious/user-admin-key");

    private LocalDynamo dynamo;
    private RecordedSns sns;

    @BeforeEach
    void open() {
        dynamo = new LocalDynamo();
        sns = new RecordedSns();
    }

    @AfterEach
    void close() {
        sns.close();
        dynamo.close();
    }

    @Test
    void a_complete_chain_is_told_once_and_not_again_when_its_events_come_again() {
        try (LambdaProcess function = LambdaProcess.start(detector())) {
            deliver(NEW_ADMINISTRATOR, function);
            assertThat(severitiesTold()).containsExactly("High");

            deliver(NEW_ADMINISTRATOR, function);
            assertThat(severitiesTold()).containsExactly("High");
        }
    }

    @Test
    void a_malformed_event_is_an_error_to_Lambda_and_the_function_lives_on() {
        try (LambdaProcess function = LambdaProcess.start(detector())) {
            assertThat(function.invoke("{\"detail\":{}}".getBytes(UTF_8)))
                    .isInstanceOfSatisfying(
                            Outcome.Failure.class,
                            failure -> assertThat(failure.type()).endsWith("MalformedRecord"));

            deliver(NEW_ADMINISTRATOR, function);
            assertThat(severitiesTold()).containsExactly("High");
            assertThat(function.isAlive()).isTrue();
        }
    }

    @Test
    void a_function_restored_from_its_snapshot_serves_from_the_first_event_on() {
        try (LambdaProcess function = LambdaProcess.start(detector().withSnapStart())) {
            function.restore();

            deliver(NEW_ADMINISTRATOR, function);
            assertThat(severitiesTold()).containsExactly("High");
        }
    }

    @Test
    void whoever_invokes_it_with_the_request_of_the_repository_gets_a_test_alert() throws IOException {
        byte[] request = Files.readAllBytes(Path.of("test-alert.json"));
        try (LambdaProcess function = LambdaProcess.start(detector())) {
            assertThat(function.invoke(request))
                    .isInstanceOfSatisfying(
                            Outcome.Response.class,
                            response -> assertThat(response.body()).contains("A test alert is on its way"));
        }
        assertThat(sns.published())
                .hasSize(1)
                .allSatisfy(published -> assertThat(published.form())
                        .hasEntrySatisfying(
                                "Subject", subject -> assertThat(subject).startsWith("TEST [High]")));
    }

    /** CloudWatch takes metrics from lines that begin like this, and from no others. */
    @Test
    void each_event_leaves_one_raw_line_of_metrics_in_the_log() throws IOException {
        try (LambdaProcess function = LambdaProcess.start(detector())) {
            deliver(NEW_ADMINISTRATOR, function);
            assertThat(Files.readAllLines(function.log()))
                    .filteredOn(line -> line.startsWith("{\"_aws\":{\"Timestamp\":"))
                    .hasSameSizeAs(NEW_ADMINISTRATOR);
        }
    }

    private PackagedFunction detector() {
        dynamo.createTable("chains", "pk", "sk");
        dynamo.createTable("allowlist", "pk");
        dynamo.createTable("evidence", "pk", "sk");
        return PackagedFunction.of(HANDLER, environment(dynamo, sns));
    }

    /** Of a detector that tells at once and asks nobody, on tables of these names. */
    static Map<String, String> environment(LocalDynamo dynamo, RecordedSns sns) {
        return Map.of(
                Setting.CHAINS_TABLE.variable(),
                "chains",
                Setting.ALLOWLIST_TABLE.variable(),
                "allowlist",
                Setting.EVIDENCE_TABLE.variable(),
                "evidence",
                Setting.TOPIC_ARN.variable(),
                "arn:aws:sns:us-east-1:123456789012:alerts",
                Setting.SETTLE.variable(),
                "0",
                Setting.LOOK_UPS.variable(),
                "off",
                "AWS_ENDPOINT_URL_DYNAMODB",
                dynamo.uri().toString(),
                "AWS_ENDPOINT_URL_SNS",
                sns.uri().toString());
    }

    private static void deliver(List<JsonNode> events, LambdaProcess function) {
        assertThat(events)
                .allSatisfy(event -> assertThat(function.invoke(event.toString().getBytes(UTF_8)))
                        .as("an event; the function's log is %s", function.log())
                        .isInstanceOf(Outcome.Response.class));
    }

    private List<String> severitiesTold() {
        return sns.published().stream()
                .map(message -> message.finding().path("severity").asText())
                .toList();
    }
}
