package dev.latchkey.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.aws.LocalTables;
import dev.latchkey.aws.SnsStandIn;
import dev.latchkey.detection.chain.ChainStore;
import dev.latchkey.detection.verdict.Severity;
import dev.latchkey.detection.verdict.Tuning;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What {@code aws lambda invoke} with {@code infra/test-alert.json} does, and what can never be taken for it. */
class TestAlertTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path REQUEST = Path.of("../infra/test-alert.json");
    private static final Path MALICIOUS = Path.of("../events/malicious/user-admin-key/events.jsonl");

    private final SnsStandIn sns = new SnsStandIn();
    private final String chains = LocalTables.chains();

    @AfterEach
    void closeSns() {
        sns.close();
    }

    @Test
    void one_alert_is_told_with_test_before_everything() throws IOException {
        assertThat(ask(Tuning.DEFAULT)).contains("A test alert is on its way");
        assertThat(sns.published()).hasSize(1).allSatisfy(published -> {
            assertThat(published.subject()).startsWith("TEST [High] New IAM user latchkey-test");
            assertThat(published.receivedBy("email")).startsWith("TEST: ").contains("Nothing happened");
            JsonNode finding = JSON.readTree(published.receivedBy("sqs"));
            assertThat(finding.path("message").asText()).startsWith("TEST: ");
            assertThat(finding.at("/finding_info/title").asText()).startsWith("TEST: ");
            assertThat(finding.at("/unmapped/test").asBoolean()).isTrue();
            JsonNode card = JSON.readTree(published.receivedBy("https"));
            assertThat(card.at("/content/title").asText()).startsWith("TEST: ");
        });
    }

    @Test
    void each_asking_is_told_anew() throws IOException {
        ask(Tuning.DEFAULT);
        ask(Tuning.DEFAULT);
        assertThat(sns.published()).hasSize(2);
    }

    /** As a schedule asks that sends one an hour. */
    @Test
    void who_asks_more_often_than_one_judgement_reads_creations_is_told_each_time() throws IOException {
        for (int asked = 0; asked <= ChainStore.STEPS_PER_STAGE + 1; asked++) {
            ask(Tuning.DEFAULT);
        }
        assertThat(sns.published())
                .hasSize(ChainStore.STEPS_PER_STAGE + 2)
                .allSatisfy(it -> assertThat(it.subject()).startsWith("TEST [High] New IAM user latchkey-test"));
    }

    @Test
    void all_that_it_stores_stands_where_no_real_record_leads() throws IOException {
        ask(Tuning.DEFAULT);
        assertThat(LocalTables.DYNAMO_DB.scan(scan -> scan.tableName(chains)).items())
                .isNotEmpty()
                .allSatisfy(
                        item -> assertThat(String.valueOf(item.get("pk"))).contains("#" + TestAlert.PARTITION + "#"));
    }

    @Test
    void whoever_asks_is_told_if_nothing_is_sent() throws IOException {
        assertThat(ask(Tuning.DEFAULT.withTellFrom(Severity.CRITICAL))).contains("No test alert was sent");
        assertThat(sns.published()).isEmpty();
    }

    @Test
    void a_record_that_says_it_is_a_test_is_judged_as_any_other() throws IOException {
        for (String line : Files.readAllLines(MALICIOUS)) {
            ObjectNode record = (ObjectNode) JSON.readTree(line);
            ObjectNode marked = ((ObjectNode) JSON.readTree(REQUEST.toFile())).deepCopy();
            record.setAll(marked);
            ObjectNode envelope = marked.put("source", "aws.iam");
            envelope.set("detail", record);
            handle(Tuning.DEFAULT, envelope.toString());
        }
        assertThat(sns.published())
                .hasSize(1)
                .allSatisfy(published -> assertThat(published.subject()).startsWith("[High] New IAM user svc-backup"));
    }

    @Test
    void the_request_holds_no_record() throws IOException {
        JsonNode request = JSON.readTree(REQUEST.toFile());
        assertThat(OwnMessage.TEST_ALERT.isAll(request)).isTrue();
        assertThat(request.fieldNames()).toIterable().isEqualTo(List.of("latchkey"));
        assertThat(OwnMessage.TEST_ALERT.isAll(((ObjectNode) request).deepCopy().putNull("detail")))
                .isFalse();
    }

    private String ask(Tuning tuning) throws IOException {
        return handle(tuning, Files.readString(REQUEST));
    }

    private String handle(Tuning tuning, String message) throws IOException {
        Context context = mock();
        LambdaLogger log = mock();
        when(context.getLogger()).thenReturn(log);
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        new DetectorHandler(
                        new Settings(
                                chains,
                                LocalTables.allowlist(),
                                LocalTables.chains(),
                                "arn:aws:sns:us-east-1:111122223333:alerts",
                                false,
                                tuning),
                        new Clients(LocalTables.DYNAMO_DB, sns.client(), mock(), mock()),
                        InstantSource.system())
                .handleRequest(new ByteArrayInputStream(message.getBytes(StandardCharsets.UTF_8)), said, context);
        return said.toString(StandardCharsets.UTF_8);
    }
}
