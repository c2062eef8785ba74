package dev.latchkey.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.contains;
import static org.mockito.ArgumentMatchers.matches;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import dev.latchkey.aws.LocalTables;
import dev.latchkey.aws.SnsStandIn;
import dev.latchkey.detection.call.MalformedRecord;
import dev.latchkey.detection.verdict.Tuning;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.iam.IamClient;

class DetectorHandlerTest {

    private static final Path MALICIOUS = Path.of("../events/malicious/user-admin-key/events.jsonl");
    private static final Path BENIGN = Path.of("../events/benign/terraform-lambda-role/events.jsonl");

    private final LambdaLogger log = mock(LambdaLogger.class);
    private final SnsStandIn sns = new SnsStandIn();
    private final String allowlist = LocalTables.allowlist();
    private final DetectorHandler handler = new DetectorHandler(
            new Settings(
                    LocalTables.chains(),
                    allowlist,
                    LocalTables.chains(),
                    "arn:aws:sns:us-east-1:111122223333:alerts",
                    false,
                    Tuning.DEFAULT),
            new Clients(LocalTables.DYNAMO_DB, sns.client(), mock(), mock(IamClient.class)),
            InstantSource.system());

    @AfterEach
    void closeSns() {
        sns.close();
    }

    @Test
    void the_malicious_scenario_is_told_once_and_its_delivery_again_is_not() throws IOException {
        List<String> records = Files.readAllLines(MALICIOUS);
        for (String record : records) {
            handle(record);
        }
        assertThat(sns.published()).hasSize(1);
        for (String record : records) {
            handle(record);
        }
        assertThat(sns.published()).hasSize(1);
        assertThat(sns.published().get(0).subject()).startsWith("[High] New IAM user svc-backup");
    }

    @Test
    void the_benign_scenario_is_not_told() throws IOException {
        for (String record : Files.readAllLines(BENIGN)) {
            handle(record);
        }
        assertThat(sns.published()).isEmpty();
    }

    @Test
    void each_verdict_is_one_line_of_log() throws IOException {
        for (String record : Files.readAllLines(MALICIOUS)) {
            handle(record);
        }
        verify(log).log(matches(".*\"severity\":\"High\".*\"identity\":\"svc-backup\".*"), any(LogLevel.class));
    }

    @Test
    void an_unreadable_allowlist_entry_is_named_in_the_alert() throws IOException {
        LocalTables.DYNAMO_DB.putItem(put -> put.tableName(allowlist)
                .item(Map.of("pk", AttributeValue.fromS("broken"), "principal", AttributeValue.fromS("*"))));
        for (String record : Files.readAllLines(MALICIOUS)) {
            handle(record);
        }
        assertThat(sns.published().get(0).receivedBy("email")).contains("allowlist: entry broken: owner is missing");
    }

    @Test
    void a_call_of_no_interest_does_nothing() throws IOException {
        handle("{\"eventSource\":\"iam.amazonaws.com\",\"eventName\":\"ListUsers\"}");
        assertThat(sns.published()).isEmpty();
    }

    @Test
    void who_asks_it_to_stay_awake_gets_nothing_done() throws IOException {
        invoke(OwnMessage.STAY_AWAKE.json());
        assertThat(sns.published()).isEmpty();
        verifyNoInteractions(log);
    }

    @Test
    void a_record_that_asks_for_it_is_read_as_a_record() {
        assertThatThrownBy(() -> handle(OwnMessage.STAY_AWAKE.json())).isInstanceOf(MalformedRecord.class);
    }

    @Test
    void what_is_not_json_is_logged_and_thrown_so_that_it_rests_in_the_queue() {
        assertThatThrownBy(() -> handle("{\"eventSource\":")).isInstanceOf(MalformedRecord.class);
        verify(log).log(contains("malformed event: not JSON"), any(LogLevel.class));
    }

    @Test
    void a_record_of_ours_without_its_target_is_logged_and_thrown() {
        String record = "{\"eventID\":\"e-1\",\"eventTime\":\"2026-03-02T12:00:00Z\",\"awsRegion\":\"us-east-1\","
                + "\"recipientAccountId\":\"111122223333\",\"eventSource\":\"iam.amazonaws.com\",\"eventName\":\"CreateUser\"}";
        assertThatThrownBy(() -> handle(record))
                .isInstanceOf(MalformedRecord.class)
                .hasMessageContaining("CreateUser without userName");
    }

    private void handle(String record) throws IOException {
        invoke("{\"source\":\"aws.iam\",\"detail\":%s}".formatted(record));
    }

    private void invoke(String message) throws IOException {
        Context context = mock(Context.class);
        when(context.getLogger()).thenReturn(log);
        InputStream input = new ByteArrayInputStream(message.getBytes(StandardCharsets.UTF_8));
        handler.handleRequest(input, new ByteArrayOutputStream(), context);
    }
}
