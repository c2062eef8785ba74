package dev.latchkey.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.contains;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.verify;

import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import dev.latchkey.detection.allowlist.AllowlistUnread;
import dev.latchkey.detection.digest.IdentityRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A run that Lambda gives too little time: it ends by itself, and the next one goes on where it was. */
class DigestTimeTest extends DigestCase {

    private static final int USERS = 5;

    @BeforeEach
    void observeMany() throws IOException {
        for (String record : Files.readAllLines(CANONICAL)) {
            for (int user = 0; user < USERS; user++) {
                String named =
                        record.replace("svc-backup", "svc-" + user).replaceAll("(?<=eventID\":\")....", "000" + user);
                handle(detector, "{\"source\":\"aws.iam\",\"detail\":%s}".formatted(named));
            }
        }
        left = Duration.ofMinutes(3);
    }

    @Test
    void one_run_after_the_other_goes_on_until_all_is_kept() throws IOException {
        int runs = 0;
        while (fails() && runs < 100) {
            runs++;
        }
        assertThat(kept())
                .extracting(IdentityRecord::identity)
                .containsExactlyInAnyOrder(IntStream.range(0, USERS)
                        .mapToObj(user -> "svc-" + user)
                        .toArray(String[]::new));
        assertThat(runs).as("runs that came to no end").isBetween(USERS - 1, 99);
        clock.pass(HALF_A_DAY);
        left = Duration.ofMinutes(15);
        ask(KEEP);
        clock.pass(HALF_A_DAY);
        assertThat(ask(KEEP)).contains("Evidence kept of 0 identities.\"");
    }

    @Test
    void it_says_in_the_log_how_much_is_left_and_fails_so_that_it_is_tried_again_and_an_alarm_rings() {
        assertThatThrownBy(() -> ask(KEEP)).hasMessageStartingWith("The time of one run was not enough: ");
        verify(log).log(contains(" is not gone through yet. The next run goes on there."), eq(LogLevel.ERROR));
    }

    @Test
    void without_the_allowlist_it_does_not_say_that_the_next_run_goes_on() {
        assertThatThrownBy(() -> ask(gone(), KEEP)).isInstanceOf(AllowlistUnread.class);
        verify(log)
                .log(contains(" is not gone through yet. The next run begins where this one did."), eq(LogLevel.ERROR));
    }

    @Test
    void a_digest_is_sent_all_the_same_and_says_that_evidence_is_not_whole() throws IOException {
        assertThat(ask(DIGEST)).contains("The time of one run was not enough: ", " A digest is on its way");
        assertThat(sns.published().get(sns.published().size() - 1).receivedBy("email"))
                .contains("Evidence is not whole yet", "What had come before 2026-03-14T12:00:00Z is still being gone");
    }

    private boolean fails() throws IOException {
        try {
            ask(KEEP);
            return false;
        } catch (IllegalStateException e) {
            return true;
        }
    }
}
