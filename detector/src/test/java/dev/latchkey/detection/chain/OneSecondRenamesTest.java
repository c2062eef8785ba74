package dev.latchkey.detection.chain;

import static dev.latchkey.detection.Calls.call;
import static dev.latchkey.detection.History.user;
import static dev.latchkey.detection.chain.Renames.HIGH;
import static dev.latchkey.detection.chain.Renames.admin;
import static dev.latchkey.detection.chain.Renames.created;
import static dev.latchkey.detection.chain.Renames.groupAdmin;
import static dev.latchkey.detection.chain.Renames.groupRenamed;
import static dev.latchkey.detection.chain.Renames.inEveryOrder;
import static dev.latchkey.detection.chain.Renames.joined;
import static dev.latchkey.detection.chain.Renames.key;
import static dev.latchkey.detection.chain.Renames.renamed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.History;
import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.step.Operation;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Records of one second do not tell their order: whatever their event IDs, it is one that IAM would have accepted. */
class OneSecondRenamesTest {

    @Test
    void who_takes_another_name_and_comes_back_is_whom_he_was() {
        inEveryOrder(List.of(renamed("a", "b"), renamed("b", "a")), second -> {
            History history =
                    new History().then(0, created("a")).then(1, second).then(2, admin("a"), key("a"));
            assertThat(history.found(user("a"))).containsExactly(HIGH);
            assertThat(history.found(user("b"))).isEmpty();
        });
    }

    @Test
    void so_is_who_was_made_in_that_second() {
        inEveryOrder(List.of(created("a"), renamed("a", "b"), renamed("b", "a")), second -> {
            History history = new History().then(1, second).then(2, admin("a"), key("a"));
            assertThat(history.found(user("a"))).containsExactly(HIGH);
        });
    }

    @Test
    void who_was_given_something_under_each_name_has_it_all() {
        inEveryOrder(List.of(created("a"), admin("b"), renamed("a", "b"), renamed("b", "a")), second -> {
            History history = new History().then(1, second).then(2, key("a"));
            assertThat(history.found(user("a"))).containsExactly(HIGH);
        });
    }

    @Test
    void who_comes_back_and_goes_again_is_found_under_the_last_name() {
        inEveryOrder(List.of(renamed("a", "b"), renamed("b", "a"), renamed("a", "b")), second -> {
            History history =
                    new History().then(0, created("a")).then(1, second).then(2, admin("b"), key("b"));
            assertThat(history.found(user("b"))).containsExactly(HIGH);
            assertThat(history.found(user("a"))).isEmpty();
        });
    }

    @Test
    void who_goes_on_later_takes_everything_along() {
        inEveryOrder(List.of(renamed("a", "b"), renamed("b", "a")), second -> {
            History history = new History()
                    .then(0, created("a"), admin("a"))
                    .then(1, second)
                    .then(3, renamed("a", "c"))
                    .then(4, key("c"));
            assertThat(history.found(user("c"))).containsExactly(HIGH);
        });
    }

    @Test
    void who_comes_back_again_in_a_later_second_is_whom_he_was() {
        inEveryOrder(List.of(renamed("a", "b"), renamed("b", "a")), second -> {
            History history = new History()
                    .then(0, created("a"), admin("a"))
                    .then(1, second)
                    .then(2, second)
                    .then(3, renamed("a", "c"), renamed("c", "d"))
                    .then(4, key("d"));
            assertThat(history.found(user("d"))).containsExactly(HIGH);
        });
    }

    @Test
    void a_round_over_three_names_before_a_last_one_loses_nothing() {
        List<ApiCall> calls =
                List.of(renamed("a", "b"), renamed("b", "c"), renamed("c", "a"), renamed("a", "d"), admin("c"));
        inEveryOrder(calls, second -> {
            History history =
                    new History().then(0, created("a")).then(1, second).then(2, key("d"));
            assertThat(history.found(user("d"))).containsExactly(HIGH);
        });
    }

    @Test
    void who_was_there_before_the_records_keeps_what_was_given_to_him_on_the_way() {
        inEveryOrder(List.of(renamed("a", "b"), renamed("b", "a"), admin("b")), second -> {
            History history = new History().then(1, second).then(2, key("a"));
            assertThat(history.found(user("a"))).containsExactly("POWERFUL_KEYED MEDIUM");
        });
    }

    @Test
    void two_who_change_names_by_a_third_take_each_what_is_theirs() {
        inEveryOrder(List.of(renamed("a", "t"), renamed("b", "a"), renamed("t", "b")), second -> {
            History history = new History()
                    .then(0, created("a"), admin("a"), created("b"))
                    .then(1, second)
                    .then(2, key("b"));
            assertThat(history.found(user("b"))).containsExactly(HIGH);
            assertThat(history.found(user("a"))).isEmpty();
        });
    }

    @Test
    void a_group_that_comes_back_to_its_name_holds_what_it_held() {
        List<ApiCall> calls = List.of(groupRenamed("g", "h"), groupRenamed("h", "g"));
        inEveryOrder(calls, second -> {
            History history = new History()
                    .then(0, call(Operation.CREATE_GROUP, "groupName", "g"), groupAdmin("g"))
                    .then(1, second)
                    .then(2, created("a"), joined("a", "g"), key("a"));
            assertThat(history.found(user("a"))).containsExactly(HIGH);
        });
    }
}
