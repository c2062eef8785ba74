package dev.latchkey.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.contains;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latchkey.aws.LocalTables;
import dev.latchkey.aws.SnsStandIn;
import dev.latchkey.detection.verdict.Tuning;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The one line that each invocation leaves, whatever comes of it. */
class MeasuredInvocationTest {

    private static final Path MALICIOUS = Path.of("../events/malicious/user-admin-key/events.jsonl");

    /** The call that arrives last is of 02:11:52. */
    private static final Instant NOW = Instant.parse("2026-03-14T02:13:40Z");

    private final List<String> lines = new ArrayList<>();
    private final LambdaLogger log = mock();
    private final SnsStandIn sns = new SnsStandIn();
    private final DetectorHandler handler = new DetectorHandler(
            new Settings(
                    LocalTables.chains(),
                    LocalTables.allowlist(),
                    LocalTables.chains(),
                    "arn:aws:sns:us-east-1:111122223333:alerts",
                    false,
                    Tuning.DEFAULT),
            new Clients(LocalTables.DYNAMO_DB, sns.client(), mock(), mock()),
            new Metrics(() -> NOW, lines::add));

    @AfterEach
    void closeSns() {
        sns.close();
    }

    @Test
    void three_events_are_three_lines_and_the_last_says_how_severe_it_was_and_that_people_were_told()
            throws IOException {
        for (String record : Files.readAllLines(MALICIOUS)) {
            handle(record);
        }
        assertThat(lines).hasSize(3).allSatisfy(line -> assertThat(line).contains("\"Events\":1", "\"Steps\":1"));
        JsonNode last = new ObjectMapper().readTree(lines.get(2));
        assertThat(last.path("VerdictsHigh").asInt()).isEqualTo(1);
        assertThat(last.path("EventAge").asInt()).isEqualTo(108);
        assertThat(last.has("PublishLatency")).isTrue();
        assertThat(lines.toString()).containsOnlyOnce("\"Told\":1");
    }

    @Test
    void an_invocation_that_fails_is_written_too() {
        assertThatThrownBy(() -> handle("{\"eventSource\":")).hasMessageContaining("not JSON");
        assertThat(lines).hasSize(1);
        assertThat(lines.get(0)).contains("\"Malformed\":1");
        verify(log).log(contains("malformed event"), eq(LogLevel.ERROR));
    }

    @Test
    void a_call_of_no_interest_is_an_event_without_steps_and_without_an_age() throws IOException {
        handle("{\"eventSource\":\"iam.amazonaws.com\",\"eventName\":\"ListUsers\"}");
        assertThat(lines).hasSize(1);
        assertThat(lines.get(0)).contains("\"Events\":1").doesNotContain("Steps", "EventAge");
    }

    private void handle(String record) throws IOException {
        Context context = mock();
        when(context.getLogger()).thenReturn(log);
        handler.handleRequest(
                new ByteArrayInputStream(record.getBytes(StandardCharsets.UTF_8)),
                new ByteArrayOutputStream(),
                context);
    }
}
