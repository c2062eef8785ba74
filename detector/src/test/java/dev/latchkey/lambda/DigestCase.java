package dev.latchkey.lambda;

import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.spy;
import static org.mockito.Mockito.when;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.latchkey.aws.DynamoDbEvidence;
import dev.latchkey.aws.LocalTables;
import dev.latchkey.aws.SnsStandIn;
import dev.latchkey.detection.Cast;
import dev.latchkey.detection.Hands;
import dev.latchkey.detection.digest.Evidence.Kept;
import dev.latchkey.detection.digest.IdentityRecord;
import dev.latchkey.detection.verdict.Tuning;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** The real handlers on DynamoDB Local, with a stand-in for the topic, on the day of the canonical chain. */
abstract class DigestCase {

    static final String KEEP = "{\"latchkey\":\"keep evidence\"}";
    static final String DIGEST = "{\"latchkey\":\"send the digest\"}";
    static final Duration HALF_A_DAY = Duration.ofHours(12);
    static final Path CANONICAL = Path.of("../events/malicious/user-admin-key/events.jsonl");

    final Hands clock = new Hands();
    final SnsStandIn sns = new SnsStandIn();
    final LambdaLogger log = mock(LambdaLogger.class);
    private final DynamoDbClient unbroken;
    final DynamoDbClient dynamoDb;
    final Clients clients;
    final Settings settings;
    final DetectorHandler detector;
    Duration left = Duration.ofMinutes(15);

    DigestCase() {
        this(LocalTables.DYNAMO_DB, UrlConnectionHttpClient.create());
    }

    /** @param http over which the topic is asked, once */
    DigestCase(DynamoDbClient unbroken, SdkHttpClient http) {
        this.unbroken = unbroken;
        dynamoDb = spy(unbroken);
        clients = new Clients(dynamoDb, sns.client(http), mock(), mock());
        settings = new Settings(
                LocalTables.chains(unbroken),
                LocalTables.allowlist(unbroken),
                LocalTables.chains(unbroken),
                "arn:aws:sns:us-east-1:111122223333:alerts",
                false,
                Tuning.DEFAULT);
        detector = new DetectorHandler(settings, clients, clock);
    }

    /** As if the allowlist table were gone. */
    Settings gone() {
        return new Settings(
                settings.chainsTable(),
                "gone",
                settings.evidenceTable(),
                settings.topicArn(),
                false,
                settings.tuning());
    }

    @BeforeEach
    void comeToTheDayOfTheScenario() {
        clock.pass(Duration.between(Cast.NOON, Instant.parse("2026-03-14T12:00:00Z")));
    }

    @AfterEach
    void close() {
        sns.close();
    }

    void observeAll() throws IOException {
        for (int step = 0; step < 3; step++) {
            observe(step);
        }
    }

    void observe(int step) throws IOException {
        handle(
                detector,
                "{\"source\":\"aws.iam\",\"detail\":%s}"
                        .formatted(Files.readAllLines(CANONICAL).get(step)));
    }

    String ask(String message) throws IOException {
        return ask(settings, message);
    }

    String ask(Settings function, String message) throws IOException {
        DigestSettings digest = new DigestSettings(function, Duration.ofDays(400), Duration.ofDays(7));
        return handle(new DigestHandler(digest, clients, clock), message);
    }

    String handle(RequestStreamHandler handler, String message) throws IOException {
        Context context = mock(Context.class);
        when(context.getLogger()).thenReturn(log);
        when(context.getRemainingTimeInMillis()).thenAnswer(asked -> Math.toIntExact(left.toMillis()));
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        handler.handleRequest(new ByteArrayInputStream(message.getBytes(StandardCharsets.UTF_8)), said, context);
        return said.toString(StandardCharsets.UTF_8);
    }

    void approveEverybody() {
        Map<String, AttributeValue> entry = Map.of(
                "pk", AttributeValue.fromS("everybody"),
                "principal", AttributeValue.fromS("*"),
                "maxPrivilege", AttributeValue.fromS("ADMIN"),
                "stages",
                        AttributeValue.fromL(List.of(
                                AttributeValue.fromS("CREATION"),
                                AttributeValue.fromS("GRANT"),
                                AttributeValue.fromS("CREDENTIAL"))),
                "owner", AttributeValue.fromS("platform"),
                "reason", AttributeValue.fromS("a test"));
        LocalTables.DYNAMO_DB.putItem(
                put -> put.tableName(settings.allowlistTable()).item(entry));
    }

    List<IdentityRecord> kept() {
        return new DynamoDbEvidence(unbroken, settings.evidenceTable(), Duration.ofDays(400), clock)
                .between(Instant.parse("2026-03-01T00:00:00Z"), clock.instant().plusSeconds(1), unread -> {})
                .map(Kept::identity)
                .toList();
    }

    /** What is to be kept of the user of the day cannot be. */
    void breakDown() {
        doThrow(DynamoDbException.builder().message("too large").build())
                .when(dynamoDb)
                .updateItem(theUsersRecord());
    }

    Consumer<UpdateItemRequest.Builder> theUsersRecord() {
        return argThat(asked -> {
            UpdateItemRequest.Builder update = UpdateItemRequest.builder();
            asked.accept(update);
            return keepsTheUser(update.build());
        });
    }

    private boolean keepsTheUser(UpdateItemRequest update) {
        return update.tableName().equals(settings.evidenceTable())
                && String.valueOf(update.key().get("sk")).contains("svc-backup");
    }
}
