package dev.latchkey.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.Mockito.doThrow;

import dev.latchkey.detection.allowlist.AllowlistUnread;
import java.io.IOException;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/** What is kept while nobody can say who is approved. */
class DigestUnreadTest extends DigestCase {

    @Test
    void what_came_meanwhile_is_kept_as_approved_by_nobody_and_anew_when_the_entries_can_be_read() throws IOException {
        approveEverybody();
        observeAll();
        assertThatThrownBy(() -> ask(gone(), KEEP)).isInstanceOf(AllowlistUnread.class);
        assertThat(kept()).singleElement().satisfies(it -> {
            assertThat(it.followed()).hasSize(2);
            assertThat(it.conclusion().verdict()).isEqualTo("Suspicious");
        });
        clock.pass(HALF_A_DAY);
        assertThat(ask(KEEP)).contains("Evidence kept of 1 identity.");
        assertThat(kept())
                .singleElement()
                .satisfies(it -> assertThat(it.conclusion().approvedBy()).containsExactly("everybody"));
    }

    @Test
    void a_digest_is_told_all_the_same_and_says_so() throws IOException {
        observeAll();
        assertThat(ask(gone(), DIGEST))
                .contains(
                        "Evidence kept of 1 identity. The allowlist could not be read, so they are judged again when it"
                                + " can be: ",
                        "ResourceNotFoundException",
                        " A digest is on its way: ");
        assertThat(sns.published().get(1).receivedBy("email"))
                .contains("could not be read (ResourceNotFoundException): nobody is approved");
    }

    @Test
    void why_somebody_could_not_be_kept_is_told_beside_it() throws IOException {
        observeAll();
        breakDown();
        assertThat(ask(gone(), DIGEST))
                .containsSubsequence(
                        "Evidence kept of 0 identities. The allowlist could not be read, so they are judged again when"
                                + " it can be: ",
                        "ResourceNotFoundException",
                        "1 identity could not be kept: USER#aws#111122223333#svc-backup. ",
                        "too large");
    }

    @Test
    void if_another_try_may_read_them_nothing_is_kept_without() throws IOException {
        observeAll();
        doThrow(DynamoDbException.builder().statusCode(500).message("not now").build())
                .when(dynamoDb)
                .scanPaginator(readsTheAllowlist());
        assertThatThrownBy(() -> ask(DIGEST)).isInstanceOf(AllowlistUnread.class);
        assertThat(kept()).isEmpty();
        assertThat(sns.published()).hasSize(1);
    }

    private Consumer<ScanRequest.Builder> readsTheAllowlist() {
        return argThat(asked -> {
            ScanRequest.Builder scan = ScanRequest.builder();
            asked.accept(scan);
            return settings.allowlistTable().equals(scan.build().tableName());
        });
    }
}
