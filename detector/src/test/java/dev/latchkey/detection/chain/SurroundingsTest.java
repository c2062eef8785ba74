package dev.latchkey.detection.chain;

import static dev.latchkey.detection.Calls.allow;
import static dev.latchkey.detection.Calls.allowing;
import static dev.latchkey.detection.Calls.by;
import static dev.latchkey.detection.Calls.call;
import static dev.latchkey.detection.Calls.failed;
import static dev.latchkey.detection.Calls.omitted;
import static dev.latchkey.detection.Cast.NEW_USER;
import static dev.latchkey.detection.Cast.NOON;
import static dev.latchkey.detection.Cast.created;
import static dev.latchkey.detection.Cast.keyed;
import static dev.latchkey.detection.History.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.History;
import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.call.Principal;
import dev.latchkey.detection.step.Operation;
import dev.latchkey.detection.step.Step;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    void more_callers_than_are_looked_after_raise_what_is_found() {
        history.then(0, call(Operation.CREATE_USER, "userName", "a"));
        for (int at = 1; at < Surroundings.MOST_CALLERS; at++) {
            history.then(1, by(Cast.user("u" + at), call(Operation.TAG_USER, "userName", "a")));
        }
        history.then(2, call(Operation.CREATE_ACCESS_KEY, "userName", "a"));
        assertThat(history.found(user("a"))).containsExactly("NEW_USER_GRANTED_KEYED MEDIUM");
        history.then(3, by(Cast.user("one-more"), call(Operation.TAG_USER, "userName", "a")));
        assertThat(history.found(user("a"))).containsExactly("NEW_USER_GRANTED_KEYED HIGH");
    }

    @Test
    void who_only_tried_something_hides_no_caller() {
        for (int at = 0; at < Surroundings.MOST_CALLERS; at++) {
            ApiCall tried = call(Operation.PUT_USER_POLICY, "userName", "a", "policyName", "p");
            history.then(0, by(Cast.user("u" + at), failed("AccessDenied", tried)));
        }
        history.then(1, by(Cast.user("eve"), omitted(call(Operation.PUT_ROLE_POLICY))))
                .then(2, by(Cast.user("eve"), call(Operation.CREATE_USER, "userName", "a")))
                .then(3, by(Cast.user("eve"), call(Operation.TAG_USER, "userName", "a")))
                .then(4, by(Cast.user("eve"), call(Operation.CREATE_ACCESS_KEY, "userName", "a")));
        assertThat(history.found(user("a"))).containsExactly("NEW_USER_GRANTED_KEYED HIGH");
    }

    @Test
    void calls_that_hid_what_they_did_days_ago_hide_no_later_one() {
        for (int at = 0; at < ChainStore.STEPS_PER_STAGE; at++) {
            history.then(at, by(Cast.user("eve"), omitted(call(Operation.PUT_ROLE_POLICY))));
        }
        history.then(5_000, by(Cast.user("eve"), omitted(call(Operation.PUT_ROLE_POLICY))))
                .then(5_001, by(Cast.user("eve"), call(Operation.CREATE_USER, "userName", "a")))
                .then(5_002, by(Cast.user("eve"), call(Operation.TAG_USER, "userName", "a")))
                .then(5_003, by(Cast.user("eve"), call(Operation.CREATE_ACCESS_KEY, "userName", "a")));
        assertThat(history.found(user("a"))).containsExactly("NEW_USER_GRANTED_KEYED HIGH");
    }

    /** However many roles fill what one judgement reads: either the caller is read, or that it is not is told. */
    @ParameterizedTest
    @ValueSource(ints = {180, 193, 194, 195, 196, 197, 198, 199, 200, 210})
    void a_caller_behind_as_many_roles_as_are_read_hides_nothing(int roles) {
        history.then(1, by(Cast.user("eve"), omitted(call(Operation.PUT_ROLE_POLICY))));
        assertThat(madeBy(Cast.user("eve"), roles)).containsExactly("NEW_USER_GRANTED_KEYED HIGH");
    }

    /** So it is of who was made only now. */
    @ParameterizedTest
    @ValueSource(ints = {180, 193, 194, 195, 196, 197, 198, 199, 200, 210})
    void nor_does_a_young_caller_seem_old_behind_them(int roles) {
        history.then(1, call(Operation.CREATE_USER, "userName", "eve"));
        assertThat(madeBy(Cast.user("eve"), roles)).containsExactly("NEW_USER_GRANTED_KEYED HIGH");
    }

    /** A user with a key who may assume as many roles. */
    private List<String> madeBy(Principal caller, int roles) {
        String[] decoys = IntStream.range(0, roles)
                .mapToObj(at -> "arn:aws:iam::" + Cast.HOME + ":role/r" + at)
                .toArray(String[]::new);
        ApiCall assuming = allowing(
                allow("sts:AssumeRole", decoys), call(Operation.PUT_USER_POLICY, "userName", "a", "policyName", "i"));
        history.then(2, by(caller, call(Operation.CREATE_USER, "userName", "a")))
                .then(3, by(caller, assuming))
                .then(4, by(caller, call(Operation.CREATE_ACCESS_KEY, "userName", "a")));
        return history.found(user("a"));
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
