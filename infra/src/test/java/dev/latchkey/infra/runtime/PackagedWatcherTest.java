package dev.latchkey.infra.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latchkey.lambda.Setting;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The watcher in the zip that is deployed, run as Lambda runs it. */
@EnabledOnOs(OS.LINUX)
class PackagedWatcherTest {

    private static final String HANDLER = "dev.latchkey.lambda.AllowlistWatchHandler";
    private static final String ENTRY = "{\"pk\":{\"S\":\"ci\"},\"principal\":{\"S\":\"*\"},"
            + "\"networks\":{\"SS\":[\"192.0.2.0/24\"]},\"owner\":{\"S\":\"o\"},\"reason\":{\"S\":\"r\"}}";

    /** As <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html">AWS documents it</a>. */
    private static final String EVENT = "{\"Records\":[{\"eventID\":\"c4ca4238a0b923820dcc509a6f75849b\","
            + "\"eventName\":\"INSERT\",\"eventVersion\":\"1.1\",\"eventSource\":\"aws:dynamodb\","
            + "\"awsRegion\":\"us-east-1\",\"dynamodb\":{\"ApproximateCreationDateTime\":1772452800,"
            + "\"Keys\":{\"pk\":{\"S\":\"ci\"}},\"NewImage\":" + ENTRY
            + ",\"SequenceNumber\":\"4421584500000000017450439091\","
            + "\"SizeBytes\":26,\"StreamViewType\":\"NEW_AND_OLD_IMAGES\"},"
            + "\"eventSourceARN\":\"arn:aws:dynamodb:us-east-1:123456789012"
            + ":table/Allowlist/stream/2026-03-01T00:00:00.000\"}]}";

    private RecordedSns sns;

    @BeforeEach
    void open() {
        sns = new RecordedSns();
    }

    @AfterEach
    void close() {
        sns.close();
    }

    @Test
    void a_change_of_the_stream_is_told_from_the_first_event_after_a_snapshot_on() throws IOException {
        try (LambdaProcess function =
                LambdaProcess.start(watcher(sns.uri().toString()).withSnapStart())) {
            function.restore();

            assertThat(failures(function)).isEmpty();
            JsonNode told = sns.published().get(0).finding();
            assertThat(told.path("id").asText()).isEqualTo("c4ca4238a0b923820dcc509a6f75849b");
            assertThat(told.path("time").asText()).isEqualTo("2026-03-02T12:00:00Z");
            assertThat(told.path("table").asText()).isEqualTo("Allowlist");
            assertThat(told.at("/after/approves").toString()).contains("from: 192.0.2.0/24; through no AWS service");
        }
    }

    @Test
    void a_change_that_cannot_be_told_is_named_to_Lambda_by_its_place_in_the_stream() throws IOException {
        try (LambdaProcess function = LambdaProcess.start(watcher("http://127.0.0.1:1"))) {
            assertThat(failures(function).path(0).path("itemIdentifier").asText())
                    .isEqualTo("4421584500000000017450439091");
        }
    }

    private static JsonNode failures(LambdaProcess function) throws IOException {
        Outcome outcome = function.invoke(EVENT.getBytes(UTF_8));
        assertThat(outcome).as("the function's log is %s", function.log()).isInstanceOf(Outcome.Response.class);
        return new ObjectMapper().readTree(((Outcome.Response) outcome).body()).path("batchItemFailures");
    }

    private static PackagedFunction watcher(String sns) {
        return PackagedFunction.of(
                HANDLER,
                Map.of(
                        Setting.TOPIC_ARN.variable(),
                        "arn:aws:sns:us-east-1:123456789012:alerts",
                        "AWS_ENDPOINT_URL_SNS",
                        sns));
    }
}
