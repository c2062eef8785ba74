package dev.latchkey.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.contains;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import dev.latchkey.aws.LocalTables;
import dev.latchkey.aws.SettleMessage;
import dev.latchkey.aws.SnsStandIn;
import dev.latchkey.aws.SqsStandIn;
import dev.latchkey.detection.Cast;
import dev.latchkey.detection.Hands;
import dev.latchkey.detection.verdict.Tuning;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The real handlers on DynamoDB Local, with stand-ins for the topic and the queue. */
class SettleHandlerTest {

    private static final Path CANONICAL = Path.of("../events/malicious/user-admin-key/events.jsonl");
    /** Where they stand in the file. */
    private static final int KEY = 0;

    private static final int CREATION = 1;
    private static final int GRANT = 2;

    private static final Duration SETTLE = Duration.ofMinutes(3);

    private final Hands clock = new Hands();
    private final LambdaLogger log = mock(LambdaLogger.class);
    private final SnsStandIn sns = new SnsStandIn();
    private final SqsStandIn sqs = new SqsStandIn(clock);
    private final Clients clients = new Clients(LocalTables.DYNAMO_DB, sns.client(), sqs.client(), mock());
    private final Settings settings = new Settings(
            LocalTables.chains(),
            LocalTables.allowlist(),
            "arn:aws:sns:us-east-1:111122223333:alerts",
            false,
            Tuning.DEFAULT,
            new Settle(SETTLE, Optional.of(sqs.queueUrl())));
    private final DetectorHandler detector = new DetectorHandler(settings, clients, clock);
    private final SettleHandler settler = new SettleHandler(new DetectorHandler(settings.atOnce(), clients, clock));

    @AfterEach
    void close() {
        sns.close();
        sqs.close();
    }

    @ParameterizedTest
    @CsvSource({"0,1,2", "0,2,1", "1,0,2", "1,2,0", "2,0,1", "2,1,0"})
    void the_canonical_chain_in_any_order_is_told_once(int first, int second, int third) throws IOException {
        for (int step : List.of(first, second, third)) {
            observe(step);
            clock.pass(Duration.ofMinutes(1));
            assertThat(settle(sqs.visible())).isEmpty();
        }
        clock.pass(SETTLE);
        assertThat(settle(sqs.visible())).isEmpty();
        assertThat(told()).containsExactly("Create [High]");
    }

    @Test
    void a_chain_that_stays_incomplete_is_told_once_it_has_settled_however_often_its_message_comes()
            throws IOException {
        observe(CREATION);
        observe(GRANT);
        assertThat(told()).isEmpty();
        clock.pass(SETTLE);
        List<String> messages = sqs.visible();
        assertThat(messages).hasSize(1);
        settle(messages);
        settle(messages);
        assertThat(told()).containsExactly("Create [Medium]");
    }

    @Test
    void a_chain_told_incomplete_and_completed_later_is_an_update_at_once() throws IOException {
        observe(CREATION);
        observe(GRANT);
        clock.pass(SETTLE);
        settle(sqs.visible());
        observe(KEY);
        assertThat(told()).containsExactly("Create [Medium]", "Update [High]");
    }

    @Test
    void a_creation_that_comes_after_its_pair_was_told_takes_its_place() throws IOException {
        observe(KEY);
        observe(GRANT);
        clock.pass(SETTLE);
        settle(sqs.visible());
        clock.pass(Duration.ofMinutes(1));
        observe(CREATION);
        observe(CREATION);
        assertThat(told()).containsExactly("Create [Medium]", "Create [High]", "Close [Closed]");
        String older = uid(0);
        assertThat(uid(1)).isNotEqualTo(older);
        assertThat(sns.published().get(1).receivedBy("email")).contains("It takes the place of finding " + older);
        assertThat(uid(2)).isEqualTo(older);
        assertThat(sns.published().get(2).receivedBy("email"))
                .startsWith("CLOSED")
                .contains("finding " + uid(1));
    }

    @Test
    void of_a_batch_only_what_failed_comes_again_and_is_named_in_the_log() throws IOException {
        observe(CREATION);
        observe(GRANT);
        clock.pass(SETTLE);
        String message = sqs.visible().get(0);
        assertThat(settle(List.of("not ours", message, "{\"v\":9}"))).containsExactly("m-0", "m-2");
        assertThat(told()).containsExactly("Create [Medium]");
        verify(log)
                .log(
                        contains("message m-0 is not settled: dev.latchkey.detection.call.MalformedRecord"),
                        any(LogLevel.class));
    }

    @Test
    void what_cannot_be_told_comes_again() throws IOException {
        observe(CREATION);
        observe(GRANT);
        clock.pass(SETTLE);
        sns.close();
        assertThat(settle(sqs.visible())).containsExactly("m-0");
    }

    @Test
    void a_subject_of_whom_nothing_is_known_any_more_is_no_failure() {
        assertThat(settle(List.of(SettleMessage.of(Cast.NEW_USER)))).isEmpty();
    }

    private void observe(int step) throws IOException {
        String envelope = "{\"source\":\"aws.iam\",\"detail\":%s}"
                .formatted(Files.readAllLines(CANONICAL).get(step));
        detector.handleRequest(
                new ByteArrayInputStream(envelope.getBytes(StandardCharsets.UTF_8)),
                new ByteArrayOutputStream(),
                context());
    }

    /** @return the ids of those that are to come again */
    private List<String> settle(List<String> bodies) {
        SQSEvent event = new SQSEvent();
        event.setRecords(bodies.stream()
                .map(body -> message("m-" + bodies.indexOf(body), body))
                .toList());
        return settler.handleRequest(event, context()).getBatchItemFailures().stream()
                .map(BatchItemFailure::getItemIdentifier)
                .toList();
    }

    private static SQSMessage message(String id, String body) {
        SQSMessage message = new SQSMessage();
        message.setMessageId(id);
        message.setBody(body);
        return message;
    }

    private Context context() {
        Context context = mock(Context.class);
        when(context.getLogger()).thenReturn(log);
        return context;
    }

    private String uid(int published) throws IOException {
        return SnsStandIn.parsed(sns.published().get(published).receivedBy("sqs"))
                .at("/finding_info/uid")
                .asText();
    }

    private List<String> told() {
        return sns.published().stream()
                .map(it -> it.receivedBy("sqs").replaceAll(".*\"activity_name\":\"(\\w+)\".*", "$1") + " "
                        + it.subject().replaceAll(" .*", ""))
                .toList();
    }
}
