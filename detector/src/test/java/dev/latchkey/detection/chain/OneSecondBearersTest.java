package dev.latchkey.detection.chain;

import static dev.latchkey.detection.Calls.allow;
import static dev.latchkey.detection.Calls.arn;
import static dev.latchkey.detection.Calls.call;
import static dev.latchkey.detection.Calls.defined;
import static dev.latchkey.detection.History.user;
import static dev.latchkey.detection.chain.Renames.HIGH;
import static dev.latchkey.detection.chain.Renames.admin;
import static dev.latchkey.detection.chain.Renames.created;
import static dev.latchkey.detection.chain.Renames.deleted;
import static dev.latchkey.detection.chain.Renames.inEveryOrder;
import static dev.latchkey.detection.chain.Renames.key;
import static dev.latchkey.detection.chain.Renames.renamed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.History;
import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.step.Operation;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who was made or deleted in a second in which the name changed hands: somebody else than who bore it before. */
class OneSecondBearersTest {

    @Test
    void whoever_takes_the_name_in_the_second_in_which_it_was_given_up_is_somebody_else() {
        inEveryOrder(List.of(renamed("a", "b"), created("a")), second -> {
            History history = new History()
                    .then(0, created("a"), admin("a"))
                    .then(1, second)
                    .then(2, key("b"), key("a"));
            assertThat(history.found(user("b"))).containsExactly(HIGH);
            assertThat(history.found(user("a"))).containsExactly("NEW_USER_KEYED LOW");
        });
    }

    @Test
    void who_is_made_after_two_who_left_in_the_same_second_stays() {
        List<ApiCall> calls = List.of(renamed("a", "c"), renamed("b", "a"), renamed("a", "b"), created("a"));
        inEveryOrder(calls, second -> {
            History history = new History().then(1, second).then(2, admin("a"), key("a"), key("b"));
            assertThat(history.found(user("a"))).containsExactly(HIGH);
        });
    }

    @Test
    void whoever_was_made_where_another_had_been_deleted_takes_his_own_along() {
        inEveryOrder(List.of(renamed("a", "b"), created("a")), second -> {
            History history = new History()
                    .then(0, created("a"), admin("a"))
                    .then(1, deleted("a"))
                    .then(2, second)
                    .then(3, key("b"));
            assertThat(history.found(user("b"))).containsExactly("NEW_USER_KEYED LOW");
        });
    }

    @Test
    void who_was_made_in_the_second_in_which_another_was_deleted_is_somebody_else() {
        inEveryOrder(List.of(deleted("a"), created("a")), second -> {
            History history = new History()
                    .then(0, created("a"), admin("a"))
                    .then(1, second)
                    .then(2, key("a"));
            assertThat(history.found(user("a"))).containsExactly("NEW_USER_POWERFUL MEDIUM", "NEW_USER_KEYED LOW");
        });
    }

    @Test
    void who_was_made_where_another_was_deleted_and_took_another_name_is_new() {
        inEveryOrder(List.of(deleted("a"), created("a"), renamed("a", "b")), second -> {
            History history =
                    new History().then(0, admin("a")).then(3_000, second).then(3_001, admin("b"), key("b"));
            assertThat(history.found(user("b"))).containsExactly(HIGH);
        });
    }

    @Test
    void who_was_made_for_the_second_time_in_a_second_is_whom_he_was_when_he_comes_back() {
        List<ApiCall> calls = List.of(created("a"), deleted("a"), created("a"), renamed("a", "b"), renamed("b", "a"));
        inEveryOrder(calls, second -> {
            History history = new History().then(1, second).then(2, admin("a"), key("a"));
            assertThat(history.found(user("a"))).contains(HIGH);
        });
    }

    @Test
    void who_came_back_and_was_deleted_in_the_same_second_was_given_what_it_was_given() {
        List<ApiCall> calls = List.of(deleted("a"), renamed("a", "b"), renamed("b", "a"), admin("a"), key("a"));
        inEveryOrder(calls, second -> {
            History history =
                    new History().then(0, created("a")).then(1, second).then(20, created("b"));
            assertThat(history.found(user("a"))).containsExactly("NEW_USER_POWERFUL_KEYED CRITICAL");
        });
    }

    @Test
    void who_came_last_in_a_round_of_one_second_is_whom_the_next_deletion_of_the_name_ends() {
        List<ApiCall> round = List.of(renamed("a", "b"), deleted("a"), renamed("b", "a"));
        inEveryOrder(round, second -> {
            History history = new History().then(1, second).then(60, deleted("b"), key("b"), created("b"));
            assertThat(history.found(user("b"))).containsExactly("NEW_USER_KEYED LOW");
        });
    }

    @Test
    void what_a_policy_gains_in_that_second_is_its_holders_and_not_of_who_took_the_name() {
        String policy = arn("policy/p");
        inEveryOrder(List.of(renamed("a", "b"), created("a"), defined(policy, "v2", allow("*", "*"))), second -> {
            History history = new History()
                    .then(0, created("a"), call(Operation.ATTACH_USER_POLICY, "userName", "a", "policyArn", policy))
                    .then(1, second)
                    .then(2, deleted("b"), renamed("a", "b"))
                    .then(3, key("b"));
            assertThat(history.found(user("b"))).containsExactly("NEW_USER_POWERFUL MEDIUM", "NEW_USER_KEYED LOW");
        });
    }
}
