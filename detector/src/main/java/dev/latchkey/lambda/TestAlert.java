package dev.latchkey.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.aws.DynamoDbAllowlist;
import dev.latchkey.aws.DynamoDbChainStore;
import dev.latchkey.aws.DynamoDbFindingLog;
import dev.latchkey.aws.SnsAlertPublisher;
import dev.latchkey.cloudtrail.CloudTrailJson;
import dev.latchkey.detection.Detector;
import dev.latchkey.detection.alert.Telling;
import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.chain.Account;
import dev.latchkey.detection.verdict.Analytic;
import dev.latchkey.detection.verdict.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * An alert on demand, to see that one arrives: packaged records go the whole way of real ones, in a partition that no
 * real record can be of, and are told with TEST before everything.
 *
 * <p>It is asked for by a message of our own ({@link OwnMessage}), so that no record can be taken for a test.
 */
final class TestAlert {

    static final String PARTITION = "latchkey-test";

    private static final String RECORDS = "test-alert.json";
    private static final String USER = "latchkey-test";
    private static final int SECONDS_BETWEEN = 10;
    private static final int SUFFIX = 8;

    private final Settings settings;
    private final Metrics metrics;
    private final Detector detector;
    private final Telling telling;

    TestAlert(Settings settings, Clients clients, Metrics metrics) {
        this.settings = settings;
        this.metrics = metrics;
        // An entry of the real allowlist may approve the test, which is worth knowing.
        DynamoDbAllowlist allowlist = new DynamoDbAllowlist(clients.dynamoDb(), settings.allowlistTable());
        this.detector = new Detector(
                new DynamoDbChainStore(
                        clients.dynamoDb(), settings.chainsTable(), settings.reach(), metrics.clock(), line -> {}),
                Account.NOT_ASKED,
                new Analytic(settings.tuning(), allowlist));
        // Not measured: what it tells is no alert, and who tries it out sees whether it fails.
        this.telling = new Telling(
                new DynamoDbFindingLog(clients.dynamoDb(), settings.chainsTable(), settings.reach(), metrics.clock()),
                SnsAlertPublisher.ofTests(clients.sns(), settings.topicArn()));
    }

    /** @return what to say to whoever asked, as JSON */
    String send() {
        List<ApiCall> calls = calls();
        ApiCall last = calls.remove(calls.size() - 1);
        // All but the last are only remembered: a chain that is complete when it is judged is told once.
        calls.forEach(detector::remember);
        List<Verdict> verdicts =
                detector.observe(last, telling, settings.tuning().tellFrom());
        String said = verdicts.stream().anyMatch(this::isTold)
                ? "A test alert is on its way. If none arrives, confirm the subscription in the mail from AWS."
                : "No test alert was sent: an entry of the allowlist approves it, or tellFrom is above its severity.";
        return JsonLine.of(JsonNodeFactory.instance.objectNode().put(OwnMessage.FIELD, said));
    }

    private boolean isTold(Verdict verdict) {
        return verdict.finding()
                .filter(finding ->
                        finding.severity().isAtLeast(settings.tuning().tellFrom()))
                .isPresent();
    }

    private List<ApiCall> calls() {
        List<ApiCall> calls = new ArrayList<>();
        JsonNode records = records();
        Instant time = metrics.clock().instant();
        for (JsonNode each : records) {
            ObjectNode one = (ObjectNode) each;
            int before = SECONDS_BETWEEN * (records.size() - calls.size());
            one.put("eventTime", time.minusSeconds(before).toString());
            one.put("eventID", UUID.randomUUID().toString());
            calls.add(CloudTrailJson.read(one).orElseThrow().in(PARTITION));
        }
        return calls;
    }

    /** Of another user each time: of all that were made under one name a judgement reads no more than the earliest. */
    private static JsonNode records() {
        try (InputStream stream = Objects.requireNonNull(TestAlert.class.getResourceAsStream(RECORDS), RECORDS)) {
            String records = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            String user = USER + "-" + UUID.randomUUID().toString().substring(0, SUFFIX);
            return CloudTrailJson.parsed(records.replace(USER, user).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
