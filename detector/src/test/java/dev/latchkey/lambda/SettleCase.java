package dev.latchkey.lambda;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.latchkey.aws.LocalTables;
import dev.latchkey.aws.SnsStandIn;
import dev.latchkey.aws.SqsStandIn;
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
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The real handlers on DynamoDB Local, with stand-ins for the topic and the queue. */
abstract class SettleCase {

    private static final Path CANONICAL = Path.of("../events/malicious/user-admin-key/events.jsonl");

    /** Where they stand in the file. */
    static final int KEY = 0;

    static final int CREATION = 1;
    static final int GRANT = 2;

    static final Duration SETTLE = Duration.ofMinutes(3);

    final Hands clock = new Hands();
    final LambdaLogger log = mock(LambdaLogger.class);
    final SnsStandIn sns = new SnsStandIn();
    final SqsStandIn sqs = new SqsStandIn(clock);
    private final DetectorHandler detector;
    private final SettleHandler settler;

    SettleCase() {
        this(LocalTables.DYNAMO_DB, UrlConnectionHttpClient.create());
    }

    /** @param http over which the topic and the queue are asked, once */
    SettleCase(DynamoDbClient dynamoDb, SdkHttpClient http) {
        Settings settings = new Settings(
                LocalTables.chains(dynamoDb),
                LocalTables.allowlist(dynamoDb),
                LocalTables.chains(dynamoDb),
                "arn:aws:sns:us-east-1:111122223333:alerts",
                false,
                Tuning.DEFAULT,
                new Settle(SETTLE, Optional.of(sqs.queueUrl())));
        Clients clients = new Clients(dynamoDb, sns.client(http), sqs.client(http), mock());
        detector = new DetectorHandler(settings, clients, clock);
        settler = new SettleHandler(new DetectorHandler(settings.atOnce(), clients, clock));
    }

    @AfterEach
    void close() {
        sns.close();
        sqs.close();
    }

    void observe(int step) throws IOException {
        String envelope = "{\"source\":\"aws.iam\",\"detail\":%s}"
                .formatted(Files.readAllLines(CANONICAL).get(step));
        detector.handleRequest(
                new ByteArrayInputStream(envelope.getBytes(StandardCharsets.UTF_8)),
                new ByteArrayOutputStream(),
                context());
    }

    /** @return the ids of those that are to come again */
    List<String> settle(List<String> bodies) {
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

    String uid(int published) throws IOException {
        return SnsStandIn.parsed(sns.published().get(published).receivedBy("sqs"))
                .at("/finding_info/uid")
                .asText();
    }

    List<String> told() {
        return sns.published().stream()
                .map(it -> it.receivedBy("sqs").replaceAll(".*\"activity_name\":\"(\\w+)\".*", "$1") + " "
                        + it.subject().replaceAll(" .*", ""))
                .toList();
    }
}
