package dev.latchkey.detection.chain;

import static dev.latchkey.detection.Cast.NEW_USER;
import static dev.latchkey.detection.Cast.NOON;
import static dev.latchkey.detection.Cast.created;
import static dev.latchkey.detection.Cast.keyed;
import static dev.latchkey.detection.History.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.History;
import dev.latchkey.detection.step.Step;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How long a caller is young is counted at each of its steps, and what one judgement reads of others has an end. */
class SurroundingsTest {

    private static final Duration WINDOW = Duration.ofHours(24);

    private final History history = new History();

    @Test
    void a_caller_is_young_for_one_window_at_each_of_its_steps_and_not_for_a_second_more() {
        history.add(List.of(created(user("maker"), "e-1", NOON)));
        Step last = Cast.by(Cast.user("maker"), created(NEW_USER, "e-2", NOON.plus(WINDOW)));
        Step tooLate = Cast.by(
                Cast.user("maker"), keyed(NEW_USER, "e-3", NOON.plus(WINDOW).plusSeconds(1)));
        Chain chain = Chain.of(NEW_USER, List.of(last, tooLate));
        assertThat(new Surroundings(new Chains(history), WINDOW).births(chain)).containsOnlyKeys(last.id());
    }

    @Test
    void a_judgement_reads_so_many_chains_and_counts_one_more_as_truncated() {
        StoredChains stored = new StoredChains(history);
        for (int at = 1; at <= StoredChains.MOST_READ; at++) {
            assertThat(stored.of(user("n" + at)).truncated()).as("n" + at).isFalse();
        }
        assertThat(stored.of(user("one more")).truncated()).isTrue();
        assertThat(history.reads()).isEqualTo(StoredChains.MOST_READ);
    }
}
