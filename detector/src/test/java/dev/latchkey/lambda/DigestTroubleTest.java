package dev.latchkey.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.Mockito.doCallRealMethod;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.spy;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import dev.latchkey.aws.LocalTables;
import dev.latchkey.aws.SnsStandIn;
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
import java.time.Instant;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentMatchers;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** What a digest says of what could not be kept, on DynamoDB Local. */
class DigestTroubleTest {

    private static final Path CANONICAL = Path.of("../events/malicious/user-admin-key/events.jsonl");
    private static final String KEEP = "{\"latchkey\":\"keep evidence\"}";
    private static final String DIGEST = "{\"latchkey\":\"send the digest\"}";
    private static final Duration HALF_A_DAY = Duration.ofHours(12);
    private static final Duration LIFE = Duration.ofDays(16);

    private final Hands clock = new Hands();
    private final SnsStandIn sns = new SnsStandIn();
    private final DynamoDbClient dynamoDb = spy(LocalTables.DYNAMO_DB);
    private final Clients clients = new Clients(dynamoDb, sns.client(), mock(), mock());
    private final Settings settings = new Settings(
            LocalTables.chains(),
            LocalTables.allowlist(),
            "arn:aws:sns:us-east-1:111122223333:alerts",
            false,
            Tuning.DEFAULT);
    private final String evidenceTable = LocalTables.chains();
    private final LambdaLogger log = mock(LambdaLogger.class);

    @BeforeEach
    void comeToTheDayOfTheScenario() {
        clock.pass(Duration.between(Cast.NOON, Instant.parse("2026-03-14T12:00:00Z")));
    }

    @AfterEach
    void close() {
        sns.close();
    }

    @Test
    void who_cannot_be_kept_fails_a_run_that_keeps_and_is_kept_when_it_can_be() throws IOException {
        observeAll();
        breakDown();
        assertThatThrownBy(() -> ask(settings, KEEP)).hasMessageContaining("too large");
        verify(log)
                .log(
                        argThat(
                                (String line) -> line.startsWith(
                                        "Evidence kept of 0 identities. 1 identity could not be kept: USER#aws#111122223333#svc-backup. ")),
                        argThat((LogLevel level) -> level == LogLevel.ERROR));
        assertThatThrownBy(() -> ask(settings, KEEP)).hasMessageContaining("too large");
        mend();
        assertThat(ask(settings, KEEP)).contains("Evidence kept of 1 identity.\"");
        assertThat(digest()).contains("1 told, 0 approved, 0 neither\n").doesNotContain("COULD NOT BE KEPT");
    }

    @Test
    void a_digest_is_told_all_the_same_and_names_them() throws IOException {
        observeAll();
        breakDown();
        assertThat(digest())
                .contains("COULD NOT BE KEPT\n  1 identity, of whom", "  user svc-backup (account 111122223333)\n");
    }

    @Test
    void a_digest_is_told_though_what_came_cannot_be_read_and_the_log_says_why() throws IOException {
        doThrow(DynamoDbException.builder().message("too busy").build())
                .when(dynamoDb)
                .scanPaginator(ArgumentMatchers.<Consumer<ScanRequest.Builder>>argThat(this::readsTheChains));
        assertThat(ask(settings, DIGEST))
                .contains(
                        "Evidence kept of 0 identities. What the chain table took in could not be read: ",
                        "too busy",
                        " A digest is on its way: ");
        verify(log)
                .log(
                        argThat((String line) -> line.contains("could not be read: ") && line.contains("too busy")),
                        argThat((LogLevel level) -> level == LogLevel.ERROR));
        assertThat(sns.published()).hasSize(1);
    }

    private boolean readsTheChains(Consumer<ScanRequest.Builder> asked) {
        ScanRequest.Builder scan = ScanRequest.builder();
        asked.accept(scan);
        return settings.chainsTable().equals(scan.build().tableName());
    }

    @Test
    void a_gap_in_which_chains_expired_is_told() throws IOException {
        ask(settings, KEEP);
        clock.pass(LIFE);
        assertThat(digest()).contains("From 2026-03-14T12:00:00Z to 2026-03-30T12:00:00Z there is a gap");
    }

    @Test
    void a_longer_follow_hides_nothing_that_came_before_it() throws IOException {
        ask(settings, KEEP);
        clock.pass(Duration.ofHours(1));
        observeAll();
        clock.pass(HALF_A_DAY);
        Tuning tuning = new Tuning(
                Tuning.DEFAULT.window(),
                Tuning.DEFAULT.follow().multipliedBy(2),
                Tuning.DEFAULT.ownAccounts(),
                Tuning.DEFAULT.regions(),
                Tuning.DEFAULT.networks(),
                Tuning.DEFAULT.attackTools(),
                Tuning.DEFAULT.tellFrom());
        Settings longer =
                new Settings(settings.chainsTable(), settings.allowlistTable(), settings.topicArn(), false, tuning);
        assertThat(ask(longer, KEEP)).contains("Evidence kept of 1 identity.");
    }

    private void breakDown() {
        doThrow(DynamoDbException.builder().message("too large").build())
                .when(dynamoDb)
                .updateItem(theUsersRecord());
    }

    private void mend() {
        doCallRealMethod().when(dynamoDb).updateItem(theUsersRecord());
    }

    private Consumer<UpdateItemRequest.Builder> theUsersRecord() {
        return argThat(asked -> {
            UpdateItemRequest.Builder update = UpdateItemRequest.builder();
            asked.accept(update);
            return keepsTheUser(update.build());
        });
    }

    private boolean keepsTheUser(UpdateItemRequest update) {
        return update.tableName().equals(evidenceTable)
                && String.valueOf(update.key().get("sk")).contains("svc-backup");
    }

    private String digest() throws IOException {
        ask(settings, DIGEST);
        return sns.published().get(sns.published().size() - 1).receivedBy("email");
    }

    private void observeAll() throws IOException {
        DetectorHandler detector = new DetectorHandler(settings, clients, clock);
        for (String event : Files.readAllLines(CANONICAL)) {
            handle(detector, "{\"source\":\"aws.iam\",\"detail\":%s}".formatted(event));
        }
    }

    private String ask(Settings function, String message) throws IOException {
        DigestSettings digest = new DigestSettings(function, evidenceTable, Duration.ofDays(400), Duration.ofDays(7));
        return handle(new DigestHandler(digest, clients, clock), message);
    }

    private String handle(RequestStreamHandler handler, String message) throws IOException {
        Context context = mock(Context.class);
        when(context.getLogger()).thenReturn(log);
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        handler.handleRequest(new ByteArrayInputStream(message.getBytes(StandardCharsets.UTF_8)), said, context);
        return said.toString(StandardCharsets.UTF_8);
    }
}
