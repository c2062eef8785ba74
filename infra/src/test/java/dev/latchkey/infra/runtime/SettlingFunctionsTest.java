package dev.latchkey.infra.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.infra.Permissions;
import dev.latchkey.lambda.Setting;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The detector and the settler of the zip that is deployed, each run as Lambda runs it. */
@EnabledOnOs(OS.LINUX)
class SettlingFunctionsTest {

    private static final List<JsonNode> NEW_ADMINISTRATOR = Scenario.envelopes("malicious/administrator-without-key");

    private LocalDynamo dynamo;
    private RecordedSns sns;
    private RecordedSqs sqs;
    private Map<String, String> environment;

    @BeforeEach
    void open() {
        dynamo = new LocalDynamo();
        sns = new RecordedSns();
        sqs = new RecordedSqs();
        environment = new HashMap<>(Map.of(
                Setting.CHAINS_TABLE.variable(),
                dynamo.createTable("chains", "pk", "sk"),
                Setting.ALLOWLIST_TABLE.variable(),
                dynamo.createTable("allowlist", "pk"),
                Setting.EVIDENCE_TABLE.variable(),
                dynamo.createTable("evidence", "pk", "sk"),
                Setting.TOPIC_ARN.variable(),
                "arn:aws:sns:us-east-1:123456789012:alerts",
                "AWS_ENDPOINT_URL_DYNAMODB",
                dynamo.uri().toString(),
                "AWS_ENDPOINT_URL_SNS",
                sns.uri().toString(),
                "AWS_ENDPOINT_URL_SQS",
                sqs.uri().toString()));
    }

    @AfterEach
    void close() {
        sqs.close();
        sns.close();
        dynamo.close();
    }

    @Test
    void what_is_incomplete_waits_three_minutes_in_the_queue_and_is_told_by_the_settler() {
        String message = sentByDetector();
        assertThat(sns.published()).isEmpty();

        try (LambdaProcess settler = LambdaProcess.start(settler().withSnapStart())) {
            settler.restore();
            assertThat(failed(settler.invoke(RecordedSqs.event(message)))).isEqualTo("{\"batchItemFailures\":[]}");
            assertThat(failed(settler.invoke(RecordedSqs.event(message)))).isEqualTo("{\"batchItemFailures\":[]}");
        }
        assertThat(sns.published())
                .extracting(it -> it.finding().path("severity").asText())
                .containsExactly("Medium");
    }

    /** DynamoDB Local grants everything, so that only this compares what is asked with the roles of the template. */
    @Test
    void what_detector_and_settler_ask_of_the_tables_their_roles_allow() {
        dynamo.forget();
        String message = sentByDetector();
        assertThat(Permissions.actions("Detector")).containsAll(dynamo.asked());

        dynamo.forget();
        try (LambdaProcess settler = LambdaProcess.start(settler())) {
            settler.invoke(RecordedSqs.event(message));
        }
        assertThat(sns.published()).isNotEmpty();
        assertThat(Permissions.actions("Settler")).containsAll(dynamo.asked());
    }

    @Test
    void a_malformed_message_comes_again_alone_and_is_named_in_the_log() throws Exception {
        try (LambdaProcess settler = LambdaProcess.start(settler())) {
            String nobody = "{\"v\":1,\"subject\":\"USER#aws#111122223333#nobody\"}";
            assertThat(failed(settler.invoke(RecordedSqs.event("<!channel>", nobody))))
                    .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"m-0\"}]}");
            assertThat(settler.log())
                    .content(UTF_8)
                    .contains("message m-0 is not settled")
                    .contains("MalformedRecord");
        }
    }

    private String sentByDetector() {
        environment.put(Setting.SETTLE_QUEUE.variable(), sqs.uri() + "/123456789012/settling");
        PackagedFunction packaged = PackagedFunction.of("dev.latchkey.lambda.DetectorHandler", environment);
        try (LambdaProcess detector = LambdaProcess.start(packaged)) {
            for (JsonNode event : NEW_ADMINISTRATOR) {
                assertThat(detector.invoke(event.toString().getBytes(UTF_8))).isInstanceOf(Outcome.Response.class);
            }
        }
        environment.remove(Setting.SETTLE_QUEUE.variable());
        assertThat(sqs.sent())
                .isNotEmpty()
                .allSatisfy(it -> assertThat(it.path("DelaySeconds").asInt()).isEqualTo(180));
        return sqs.sent().get(0).path("MessageBody").asText();
    }

    private PackagedFunction settler() {
        return PackagedFunction.of("dev.latchkey.lambda.SettleHandler", environment);
    }

    private static String failed(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Response.class);
        return ((Outcome.Response) outcome).body();
    }
}
