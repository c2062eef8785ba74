package dev.latchkey.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.AdditionalAnswers.delegatesTo;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.clearInvocations;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.amazonaws.services.lambda.runtime.Context;
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
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/** How the function in the cloud reads the allowlist. */
class AllowlistLiveTest {

    private static final Path MALICIOUS = Path.of("../events/malicious/user-admin-key/events.jsonl");
    private static final Instant NOW = Instant.parse("2026-03-14T02:13:40Z");

    private final List<String> lines = new ArrayList<>();
    private final SnsStandIn sns = new SnsStandIn();
    private final DynamoDbClient dynamoDb = mock(DynamoDbClient.class, delegatesTo(LocalTables.DYNAMO_DB));

    @AfterEach
    void closeSns() {
        sns.close();
    }

    @Test
    void an_event_that_is_told_and_judged_again_reads_the_table_once() throws IOException {
        DetectorHandler handler = handler(LocalTables.allowlist());
        for (String record : Files.readAllLines(MALICIOUS)) {
            clearInvocations(dynamoDb);
            handle(handler, record);
        }
        assertThat(sns.published()).hasSize(1);
        verify(dynamoDb, times(1)).scanPaginator(anyScan());
    }

    @Test
    void a_table_that_is_gone_is_named_in_the_alert_and_measured() throws IOException {
        DetectorHandler handler = handler("gone");
        for (String record : Files.readAllLines(MALICIOUS)) {
            handle(handler, record);
        }
        assertThat(sns.published()).hasSize(1);
        assertThat(sns.published().get(0).receivedBy("email"))
                .contains("allowlist: could not be read (ResourceNotFoundException): nobody is approved");
        assertThat(lines).last().asString().contains("\"AllowlistProblems\":1");
    }

    private DetectorHandler handler(String allowlist) {
        return new DetectorHandler(
                new Settings(
                        LocalTables.chains(),
                        allowlist,
                        LocalTables.chains(),
                        "arn:aws:sns:us-east-1:111122223333:alerts",
                        false,
                        Tuning.DEFAULT),
                new Clients(dynamoDb, sns.client(), mock(), mock()),
                new Metrics(() -> NOW, lines::add));
    }

    private static Consumer<ScanRequest.Builder> anyScan() {
        return any();
    }

    private static void handle(DetectorHandler handler, String record) throws IOException {
        Context context = mock();
        when(context.getLogger()).thenReturn(mock());
        handler.handleRequest(
                new ByteArrayInputStream(record.getBytes(StandardCharsets.UTF_8)),
                new ByteArrayOutputStream(),
                context);
    }
}
