package dev.latchkey.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.aws.SnsStandIn;
import dev.latchkey.aws.SnsStandIn.Published;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Heartbeats beside evidence, and in the digest of it. */
class HeartbeatDigestTest extends HeartbeatCase {

    @Test
    void evidence_and_heartbeats_stand_in_one_table_and_do_not_meet() throws IOException {
        observeAll();
        ask(KEEP);
        say(PARIS);
        assertThat(kept()).hasSize(1);
        clock.pass(Duration.ofHours(4));
        say(LOOK);
        assertThat(sns.published())
                .extracting(Published::subject)
                .last()
                .asString()
                .contains("444455556666");
    }

    @Test
    void a_digest_counts_the_places_and_names_those_that_are_missed_also_if_it_was_told() throws IOException {
        pass(1, true);
        pass(24, false);
        assertThat(sns.published()).hasSize(1);
        ask(DIGEST);
        Published digest = sns.published().get(1);
        assertThat(digest.receivedBy("email"))
                .contains("  Forwarders: 1 place heard, 1 not any more.")
                .contains("    account 444455556666, eu-west-3, at 2026-03-14 13:00:00 UTC");
        assertThat(digest.receivedBy("https")).contains("Forwarders not heard any more:");
        assertThat(SnsStandIn.parsed(digest.receivedBy("sqs"))
                        .path("places_not_heard")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void a_digest_without_forwarders_does_not_speak_of_them() throws IOException {
        ask(DIGEST);
        assertThat(sns.published().get(0).forms().values()).noneMatch(form -> form.contains("Forwarders"));
    }
}
