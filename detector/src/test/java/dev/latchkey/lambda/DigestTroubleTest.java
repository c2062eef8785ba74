package dev.latchkey.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.Mockito.doCallRealMethod;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.verify;

import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import dev.latchkey.aws.LocalTables;
import dev.latchkey.detection.verdict.Tuning;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentMatchers;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/** What a digest says of what could not be kept. */
class DigestTroubleTest extends DigestCase {

    private static final Duration LIFE = Duration.ofDays(16);

    @Test
    void who_cannot_be_kept_fails_a_run_that_keeps_and_is_kept_when_it_can_be() throws IOException {
        observeAll();
        breakDown();
        assertThatThrownBy(() -> ask(KEEP)).hasMessageContaining("too large");
        verify(log)
                .log(
                        argThat(
                                (String line) -> line.startsWith(
                                        "Evidence kept of 0 identities. 1 identity could not be kept: USER#aws#111122223333#svc-backup. ")),
                        argThat((LogLevel level) -> level == LogLevel.ERROR));
        assertThatThrownBy(() -> ask(KEEP)).hasMessageContaining("too large");
        mend();
        assertThat(ask(KEEP)).contains("Evidence kept of 1 identity.\"");
        assertThat(digest()).contains("1 alerted, 0 approved, 0 neither\n").doesNotContain("COULD NOT BE KEPT");
    }

    @Test
    void a_digest_is_told_all_the_same_and_names_them() throws IOException {
        observeAll();
        breakDown();
        assertThat(ask(DIGEST))
                .contains(
                        "1 identity could not be kept: USER#aws#111122223333#svc-backup. ", ". A digest is on its way");
        assertThat(digest())
                .contains("COULD NOT BE KEPT\n  1 identity, of whom", "  user svc-backup (account 111122223333)\n");
    }

    @Test
    void a_digest_is_told_though_what_came_cannot_be_read_and_the_log_says_why() throws IOException {
        doThrow(DynamoDbException.builder().message("too busy").build())
                .when(dynamoDb)
                .scanPaginator(ArgumentMatchers.<Consumer<ScanRequest.Builder>>argThat(this::readsTheChains));
        assertThat(ask(DIGEST))
                .contains(
                        "Evidence kept of 0 identities. What the chain table took in could not be read, or who"
                                + " provisions not be noted: ",
                        "too busy. A digest is on its way: ");
        verify(log)
                .log(
                        argThat((String line) -> line.contains("not be noted: ") && line.contains("too busy")),
                        argThat((LogLevel level) -> level == LogLevel.ERROR));
        assertThat(sns.published()).hasSize(1);
    }

    @Test
    void what_was_told_of_somebody_of_a_kind_that_another_version_knows_holds_up_nobody() throws IOException {
        observeAll();
        LocalTables.DYNAMO_DB.putItem(put -> put.tableName(settings.chainsTable())
                .item(Map.of(
                        "pk", AttributeValue.fromS("DEVICE#aws#111122223333#x"),
                        "sk", AttributeValue.fromS("FINDING#0123"),
                        "v", AttributeValue.fromN("1"),
                        "told", AttributeValue.fromN("440"),
                        "expiresAt",
                                AttributeValue.fromN(String.valueOf(clock.instant()
                                        .plus(LIFE.multipliedBy(2))
                                        .getEpochSecond())))));
        assertThat(ask(KEEP)).contains("Evidence kept of 1 identity.\"");
    }

    private boolean readsTheChains(Consumer<ScanRequest.Builder> asked) {
        ScanRequest.Builder scan = ScanRequest.builder();
        asked.accept(scan);
        return settings.chainsTable().equals(scan.build().tableName());
    }

    @Test
    void a_gap_in_which_chains_expired_is_told() throws IOException {
        ask(KEEP);
        clock.pass(LIFE);
        assertThat(digest()).contains("From 2026-03-14T12:00:00Z to 2026-03-30T12:00:00Z there is a gap");
    }

    @Test
    void a_longer_follow_hides_nothing_that_came_before_it() throws IOException {
        ask(KEEP);
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
        Settings longer = new Settings(
                settings.chainsTable(),
                settings.allowlistTable(),
                settings.evidenceTable(),
                settings.topicArn(),
                false,
                tuning);
        assertThat(ask(longer, KEEP)).contains("Evidence kept of 1 identity.");
    }

    private void mend() {
        doCallRealMethod().when(dynamoDb).updateItem(theUsersRecord());
    }

    private String digest() throws IOException {
        ask(DIGEST);
        return sns.published().get(sns.published().size() - 1).receivedBy("email");
    }
}
