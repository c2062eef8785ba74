package dev.latchkey.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.aws.LocalTables;
import dev.latchkey.country.Mmdb;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What is kept and told of it. */
class DigestHandlerTest extends DigestCase {

    @Test
    void whom_the_detector_told_of_is_kept_as_told_with_all_that_happened() throws IOException {
        observeAll();
        assertThat(ask(KEEP)).contains("Evidence kept of 1 identity.");
        assertThat(kept()).singleElement().satisfies(identity -> {
            assertThat(identity.identity()).isEqualTo("svc-backup");
            assertThat(identity.followed()).hasSize(2);
            assertThat(identity.conclusion().told()).isTrue();
            assertThat(identity.conclusion().finding())
                    .hasValueSatisfying(it -> assertThat(it.severity().shown()).isEqualTo("High"));
        });
        assertThat(sns.published()).hasSize(1);
    }

    @Test
    void whom_nobody_could_be_told_of_is_not_kept_as_told() throws IOException {
        observe(1);
        sns.close();
        assertThatThrownBy(() -> observe(2)).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> observe(0)).isInstanceOf(RuntimeException.class);
        ask(KEEP);
        assertThat(kept()).singleElement().satisfies(it -> {
            assertThat(it.conclusion().told()).isFalse();
            assertThat(it.conclusion().verdict()).isEqualTo("Suspicious");
        });
    }

    @Test
    void a_digest_is_told_of_the_last_seven_days_after_evidence_was_kept() throws IOException {
        observeAll();
        clock.pass(Duration.ofHours(1));
        assertThat(ask(DIGEST)).contains("A digest is on its way: 2026-03-07 to 2026-03-14: 1 new identity, 1 alerted");
        assertThat(sns.published()).hasSize(2);
        assertThat(sns.published().get(1).subject()).startsWith("[Digest] ");
        assertThat(sns.published().get(1).receivedBy("email")).contains("new user svc-backup", "finding ");
    }

    @Test
    void a_digest_says_the_country_by_each_address_if_there_is_a_database(@TempDir Path folder) throws IOException {
        observeAll();
        Path database = Mmdb.countries().with("198.51.100.0/24", "NL").writtenTo(folder.resolve("countries.mmdb"));
        ask(located(database), DIGEST);
        assertThat(sns.published().get(1).receivedBy("email")).contains("from 198.51.100.7 (NL, CLI)");
    }

    private Settings located(Path database) {
        return new Settings(
                settings.chainsTable(),
                settings.allowlistTable(),
                settings.evidenceTable(),
                settings.topicArn(),
                false,
                settings.tuning(),
                settings.settle(),
                Optional.of(database));
    }

    @Test
    void a_digest_holds_whose_records_came_weeks_late_and_the_next_one_does_not() throws IOException {
        clock.pass(Duration.ofDays(60));
        observeAll();
        assertThat(ask(DIGEST)).contains("0 new identities, 1 alerted");
        clock.pass(Duration.ofDays(7));
        assertThat(ask(DIGEST)).contains("0 new identities, 0 alerted");
    }

    @Test
    void who_was_approved_stays_approved_though_the_entry_goes() throws IOException {
        approveEverybody();
        observeAll();
        clock.pass(HALF_A_DAY);
        ask(KEEP);
        LocalTables.DYNAMO_DB.deleteItem(delete ->
                delete.tableName(settings.allowlistTable()).key(Map.of("pk", AttributeValue.fromS("everybody"))));
        clock.pass(HALF_A_DAY);
        assertThat(ask(KEEP)).contains("of 0 identities");
        assertThat(kept())
                .singleElement()
                .satisfies(it -> assertThat(it.conclusion().approvedBy()).containsExactly("everybody"));
        assertThat(sns.published()).isEmpty();
    }

    @Test
    void what_comes_later_is_kept_later() throws IOException {
        observe(1);
        ask(KEEP);
        assertThat(kept())
                .singleElement()
                .satisfies(it -> assertThat(it.followed()).isEmpty());
        clock.pass(HALF_A_DAY);
        observe(2);
        observe(0);
        ask(KEEP);
        assertThat(kept()).singleElement().satisfies(it -> {
            assertThat(it.followed()).hasSize(2);
            assertThat(it.conclusion().told()).isTrue();
        });
    }

    @Test
    void what_was_kept_outlives_the_chain_it_was_kept_of() throws IOException {
        observeAll();
        ask(KEEP);
        clock.pass(Duration.ofDays(60));
        assertThat(ask(KEEP)).contains("of 0 identities");
        assertThat(kept()).hasSize(1);
    }

    @Test
    void a_test_alert_leaves_no_evidence() throws IOException {
        handle(detector, "{\"latchkey\":\"send a test alert\"}");
        assertThat(sns.published()).hasSize(1);
        assertThat(ask(KEEP)).contains("of 0 identities");
        assertThat(kept()).isEmpty();
    }

    @Test
    void any_other_message_is_refused_with_the_two_that_are_not() {
        assertThatThrownBy(() -> ask("{\"latchkey\":\"send a test alert\"}"))
                .hasMessageContaining("keep evidence")
                .hasMessageContaining("send the digest");
    }
}
