package dev.latchkey.detection.chain;

import static dev.latchkey.detection.Calls.call;
import static dev.latchkey.detection.History.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Calls;
import dev.latchkey.detection.Cast;
import dev.latchkey.detection.History;
import dev.latchkey.detection.call.ApiCall;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Records of one second do not tell their order: whatever their event IDs, it is one that IAM would have accepted. */
class OneSecondRenamesTest {

    private static final String ADMIN = "arn:aws:iam::aws:policy/AdministratorAccess";
    private static final String HIGH = "NEW_USER_POWERFUL_KEYED HIGH";

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
    void names_that_were_borne_in_passing_do_not_hide_who_passes_later() {
        History history = new History().then(0, created("a"));
        for (int at = 1; at <= 10; at++) {
            history.then(at, renamed("a", "n" + at), renamed("n" + at, "a"));
        }
        history.then(11, renamed("a", "gone"))
                .then(12, created("x"), admin("x"))
                .then(13, renamed("x", "a"), renamed("a", "y"))
                .then(14, key("y"));
        assertThat(history.found(user("y"))).containsExactly(HIGH);
    }

    @Test
    void a_chain_counts_as_truncated_if_not_all_of_the_names_are_read() {
        assertThat(inOrder(SharedSeconds.MOST_NAMES).truncated()).isFalse();
        assertThat(inOrder(SharedSeconds.MOST_NAMES + 1).truncated()).isTrue();
    }

    /** Of a name from which others were taken and given up again, so many names in all. */
    private static Chain inOrder(int names) {
        List<ApiCall> calls = new ArrayList<>();
        for (int at = 1; at < names; at++) {
            calls.add(Calls.at("to" + at, Cast.NOON.plusSeconds(at), renamed("a", "n" + at)));
            calls.add(Calls.at("back" + at, Cast.NOON.plusSeconds(at), renamed("n" + at, "a")));
        }
        List<Step> steps =
                calls.stream().flatMap(made -> Step.of(made).stream()).toList();
        return SharedSeconds.inOrder(chain(user("a"), steps), name -> chain(name, steps));
    }

    private static Chain chain(Subject name, List<Step> steps) {
        return Chain.of(
                name, steps.stream().filter(step -> step.subject().equals(name)).toList());
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

    @Test
    void a_back_and_forth_is_followed_once_over_each_rename_however_often_that_is_met() {
        History history = new History().then(0, created("a"), admin("a"));
        for (int at = 0; at < 5; at++) {
            history.then(1, renamed("a", "b"), renamed("b", "a"));
        }
        List<Step> borne = history.read(user("a")).steps();
        List<Subject> once = followed(history, borne);
        List<Step> twice = new ArrayList<>(borne);
        twice.addAll(borne);
        assertThat(once).isNotEmpty().hasSizeLessThanOrEqualTo(10);
        assertThat(followed(history, twice)).isEqualTo(once);
    }

    private static List<Subject> followed(History history, List<Step> borne) {
        List<Subject> followed = new ArrayList<>();
        Arrivals.with(history.read(user("a")), borne, name -> {
            followed.add(name);
            return history.read(name);
        });
        return followed;
    }

    @Test
    void ten_renames_back_and_forth_are_read_once_and_hide_nobody() {
        History history = new History().then(0, created("a"), admin("a"));
        for (int at = 0; at < 5; at++) {
            history.then(1, renamed("a", "b"), renamed("b", "a"));
        }
        history.then(2, key("a"));
        history.reads();
        assertThat(history.found(user("a"))).containsExactly(HIGH);
        assertThat(history.reads()).isLessThan(10);
    }

    @Test
    void fifty_renames_among_three_names_are_read_once_and_told() {
        List<ApiCall> round = List.of(renamed("a", "b"), renamed("b", "c"), renamed("c", "a"));
        History history = new History().then(0, created("a"), admin("a"));
        for (int at = 0; at < 51; at++) {
            history.then(1 + at / 6, round.get(at % 3));
        }
        history.then(20, admin("a"), key("a"));
        history.reads();
        assertThat(history.found(user("a"))).containsExactly("POWERFUL_KEYED HIGH");
        assertThat(history.reads()).isLessThan(15);
    }

    private static void inEveryOrder(List<ApiCall> calls, Consumer<ApiCall[]> check) {
        orders(calls).forEach(order -> check.accept(order.toArray(ApiCall[]::new)));
    }

    private static List<List<ApiCall>> orders(List<ApiCall> calls) {
        if (calls.isEmpty()) {
            return List.of(List.of());
        }
        List<List<ApiCall>> orders = new ArrayList<>();
        for (int first = 0; first < calls.size(); first++) {
            List<ApiCall> others = new ArrayList<>(calls);
            ApiCall at = others.remove(first);
            for (List<ApiCall> rest : orders(others)) {
                List<ApiCall> order = new ArrayList<>(List.of(at));
                order.addAll(rest);
                orders.add(order);
            }
        }
        return orders;
    }

    private static ApiCall created(String name) {
        return call(Operation.CREATE_USER, "userName", name);
    }

    private static ApiCall deleted(String name) {
        return call(Operation.DELETE_USER, "userName", name);
    }

    private static ApiCall admin(String name) {
        return call(Operation.ATTACH_USER_POLICY, "userName", name, "policyArn", ADMIN);
    }

    private static ApiCall groupAdmin(String name) {
        return call(Operation.ATTACH_GROUP_POLICY, "groupName", name, "policyArn", ADMIN);
    }

    private static ApiCall key(String name) {
        return call(Operation.CREATE_ACCESS_KEY, "userName", name);
    }

    private static ApiCall joined(String name, String group) {
        return call(Operation.ADD_USER_TO_GROUP, "userName", name, "groupName", group);
    }

    private static ApiCall renamed(String from, String to) {
        return call(Operation.UPDATE_USER, "userName", from, "newUserName", to);
    }

    private static ApiCall groupRenamed(String from, String to) {
        return call(Operation.UPDATE_GROUP, "groupName", from, "newGroupName", to);
    }
}
