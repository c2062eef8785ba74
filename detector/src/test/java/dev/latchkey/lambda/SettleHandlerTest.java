package dev.latchkey.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.contains;
import static org.mockito.Mockito.verify;

import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import dev.latchkey.aws.SettleMessage;
import dev.latchkey.detection.Cast;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a chain is told that was incomplete, and how often. */
class SettleHandlerTest extends SettleCase {

    @ParameterizedTest
    @CsvSource({"0,1,2", "0,2,1", "1,0,2", "1,2,0", "2,0,1", "2,1,0"})
    void the_canonical_chain_in_any_order_is_told_once(int first, int second, int third) throws IOException {
        for (int step : List.of(first, second, third)) {
            observe(step);
            clock.pass(Duration.ofMinutes(1));
            assertThat(settle(sqs.visible())).isEmpty();
        }
        clock.pass(SETTLE);
        assertThat(settle(sqs.visible())).isEmpty();
        assertThat(told()).containsExactly("Create [High]");
    }

    @Test
    void a_chain_that_stays_incomplete_is_told_once_it_has_settled_however_often_its_message_comes()
            throws IOException {
        observe(CREATION);
        observe(GRANT);
        assertThat(told()).isEmpty();
        clock.pass(SETTLE);
        List<String> messages = sqs.visible();
        assertThat(messages).hasSize(1);
        settle(messages);
        settle(messages);
        assertThat(told()).containsExactly("Create [Medium]");
    }

    @Test
    void a_chain_told_incomplete_and_completed_later_is_an_update_at_once() throws IOException {
        observe(CREATION);
        observe(GRANT);
        clock.pass(SETTLE);
        settle(sqs.visible());
        observe(KEY);
        assertThat(told()).containsExactly("Create [Medium]", "Update [High]");
    }

    @Test
    void a_creation_that_comes_after_its_pair_was_told_takes_its_place() throws IOException {
        observe(KEY);
        observe(GRANT);
        clock.pass(SETTLE);
        settle(sqs.visible());
        clock.pass(Duration.ofMinutes(1));
        observe(CREATION);
        observe(CREATION);
        assertThat(told()).containsExactly("Create [Medium]", "Create [High]", "Close [Closed]");
        String older = uid(0);
        assertThat(uid(1)).isNotEqualTo(older);
        assertThat(sns.published().get(1).receivedBy("email")).contains("It replaces finding " + older);
        assertThat(uid(2)).isEqualTo(older);
        assertThat(sns.published().get(2).receivedBy("email"))
                .startsWith("CLOSED")
                .contains("finding " + uid(1));
    }

    @Test
    void of_a_batch_only_what_failed_comes_again_and_is_named_in_the_log() throws IOException {
        observe(CREATION);
        observe(GRANT);
        clock.pass(SETTLE);
        String message = sqs.visible().get(0);
        assertThat(settle(List.of("not ours", message, "{\"v\":9}"))).containsExactly("m-0", "m-2");
        assertThat(told()).containsExactly("Create [Medium]");
        verify(log)
                .log(
                        contains(
                                "message m-0 is not settled: an alert about it may not have been sent yet: not ours. It comes again"),
                        any(LogLevel.class));
    }

    @Test
    void what_cannot_be_told_comes_again() throws IOException {
        observe(CREATION);
        observe(GRANT);
        clock.pass(SETTLE);
        sns.close();
        assertThat(settle(sqs.visible())).containsExactly("m-0");
    }

    @Test
    void a_subject_of_whom_nothing_is_known_any_more_is_no_failure() {
        assertThat(settle(List.of(SettleMessage.of(Cast.NEW_USER)))).isEmpty();
    }
}
