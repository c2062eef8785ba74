package dev.latchkey.detection.verdict;

import static dev.latchkey.detection.Calls.by;
import static dev.latchkey.detection.Calls.call;
import static dev.latchkey.detection.Calls.trusting;
import static dev.latchkey.detection.History.role;
import static dev.latchkey.detection.History.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.History;
import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.step.Operation;
import dev.latchkey.detection.verdict.Trait.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever made a call may itself be new: it, and not another who bore its name before or after. */
class YoungCallerTest {

    private static final ApiCall BORN = call(Operation.CREATE_USER, "userName", "a");
    private static final ApiCall KEY = call(Operation.CREATE_ACCESS_KEY, "userName", "a");

    private final History history = new History();

    @ParameterizedTest
    @CsvSource({"1440, true", "1441, false"})
    void a_caller_is_young_for_one_window(int minutes, boolean young) {
        history.then(0, call(Operation.CREATE_USER, "userName", "maker"))
                .then(minutes, by(Cast.user("maker"), BORN))
                .then(minutes, KEY);
        assertThat(kinds("a").contains(Kind.YOUNG_CALLER)).isEqualTo(young);
    }

    @Test
    void a_caller_made_after_its_call_was_there_before_under_that_name() {
        history.then(0, by(Cast.user("maker"), BORN), KEY).then(1, call(Operation.CREATE_USER, "userName", "maker"));
        assertThat(kinds("a")).doesNotContain(Kind.YOUNG_CALLER);
    }

    @Test
    void the_session_of_a_young_role_is_young_too() {
        history.then(0, trusting(List.of(Cast.LAMBDA), call(Operation.CREATE_ROLE, "roleName", "terraform")))
                .then(1, by(Cast.TERRAFORM, BORN), KEY);
        assertThat(kinds("a")).contains(Kind.YOUNG_CALLER);
    }

    @Test
    void a_new_identity_is_no_young_caller_to_itself() {
        history.then(0, BORN).then(1, by(Cast.user("a"), KEY));
        assertThat(kinds("a")).doesNotContain(Kind.YOUNG_CALLER);
    }

    @Test
    void nor_under_a_name_that_it_had_before() {
        history.then(0, BORN).then(1, by(Cast.user("a"), KEY)).then(2, renamed("a", "b"));
        assertThat(kinds("b")).doesNotContain(Kind.YOUNG_CALLER);
        assertThat(history.found(user("b"))).containsExactly("NEW_USER_KEYED LOW");
    }

    @Test
    void a_caller_whose_name_it_took_later_was_somebody_else() {
        history.then(0, call(Operation.CREATE_USER, "userName", "maker"))
                .then(1, by(Cast.user("maker"), BORN), by(Cast.user("maker"), KEY))
                .then(2, call(Operation.DELETE_USER, "userName", "maker"))
                .then(3, renamed("a", "maker"));
        assertThat(kinds("maker")).contains(Kind.YOUNG_CALLER);
        assertThat(history.found(user("maker"))).containsExactly("NEW_USER_KEYED MEDIUM");
    }

    @Test
    void a_caller_that_was_made_under_the_same_name_in_the_same_second_is_somebody_else() {
        ApiCall role = call(Operation.CREATE_ROLE, "roleName", "terraform");
        history.then(0, by(Cast.TERRAFORM, trusting(List.of(Cast.ANYONE), role)), trusting(List.of(Cast.LAMBDA), role));
        assertThat(history.findings(role("terraform")))
                .anyMatch(finding -> finding.assessment().has(Kind.YOUNG_CALLER));
    }

    @Test
    void a_caller_is_not_young_because_another_of_its_name_was() {
        history.then(0, call(Operation.CREATE_USER, "userName", "maker"))
                .then(1, by(Cast.user("maker"), BORN))
                .then(2, call(Operation.DELETE_USER, "userName", "a"), renamed("maker", "gone"))
                .then(3, renamed("elder", "maker"))
                .then(4, by(Cast.user("maker"), BORN), by(Cast.user("maker"), KEY));
        assertThat(kinds("a")).doesNotContain(Kind.YOUNG_CALLER);
    }

    private static ApiCall renamed(String from, String to) {
        return call(Operation.UPDATE_USER, "userName", from, "newUserName", to);
    }

    private List<Kind> kinds(String user) {
        return history.findings(user(user)).stream()
                .flatMap(finding -> finding.assessment().traits().stream())
                .map(Trait::kind)
                .toList();
    }
}
