package dev.latchkey.detection.verdict;

import static dev.latchkey.detection.Calls.by;
import static dev.latchkey.detection.Calls.call;
import static dev.latchkey.detection.Calls.failed;
import static dev.latchkey.detection.Calls.omitted;
import static dev.latchkey.detection.History.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.History;
import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.step.Operation;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.verdict.Trait.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The traits that lie around the steps, on both sides of each edge; times are minutes after noon, a window is 1,440. */
class CircumstancesTest {

    private static final String ADMIN = "arn:aws:iam::aws:policy/AdministratorAccess";
    private static final ApiCall BORN = call(Operation.CREATE_USER, "userName", "a");
    private static final ApiCall KEY = call(Operation.CREATE_ACCESS_KEY, "userName", "a");
    private static final ApiCall DENIED = failed("AccessDenied", call(Operation.CREATE_USER, "userName", "x"));
    private static final ApiCall HIDDEN = omitted(call(Operation.PUT_USER_POLICY));

    private final History history = new History();

    @ParameterizedTest
    @CsvSource({"0, 0, true", "0, 1440, true", "0, 1441, false", "1, 0, false"})
    void denied_before_looks_back_one_window(int denied, int created, boolean before) {
        history.then(denied, DENIED).then(created, BORN, KEY);
        assertThat(kinds(user("a")).contains(Kind.DENIED_BEFORE)).isEqualTo(before);
    }

    @Test
    void what_another_caller_was_denied_does_not_count() {
        history.then(0, by(Cast.user("other"), DENIED)).then(1, BORN, KEY);
        assertThat(kinds(user("a"))).doesNotContain(Kind.DENIED_BEFORE);
    }

    @Test
    void what_a_caller_was_denied_after_its_last_step_does_not_count_for_the_step_of_another() {
        history.then(0, by(Cast.user("other"), BORN))
                .then(1, by(Cast.user("other"), DENIED))
                .then(2, KEY);
        assertThat(kinds(user("a"))).doesNotContain(Kind.DENIED_BEFORE);
    }

    @Test
    void what_one_caller_hides_more_than_a_window_from_its_own_steps_is_not_near_to_anothers() {
        history.then(0, by(Cast.user("other"), HIDDEN)).then(1440, BORN).then(1441, by(Cast.user("other"), KEY));
        assertThat(kinds(user("a"))).doesNotContain(Kind.OMITTED);
    }

    @ParameterizedTest
    @CsvSource({"0, 1440, true", "0, 1441, false", "1440, 0, true", "1441, 0, false"})
    void a_call_that_hides_what_it_did_counts_one_window_to_either_side(int hidden, int created, boolean counts) {
        history.then(hidden, HIDDEN).then(created, BORN, KEY);
        assertThat(kinds(user("a")).contains(Kind.OMITTED)).isEqualTo(counts);
    }

    @Test
    void the_caller_of_what_came_through_a_group_counts_as_well() {
        history.then(0, BORN, call(Operation.ADD_USER_TO_GROUP, "userName", "a", "groupName", "g"), KEY)
                .then(1, by(Cast.user("other"), HIDDEN))
                .then(2, by(Cast.user("other"), toGroup()));
        assertThat(kinds(user("a"))).contains(Kind.OMITTED);
    }

    @Test
    void the_fact_behind_it_says_who_did_what_and_when() {
        history.then(0, DENIED).then(1, BORN, KEY);
        assertThat(history.findings(user("a")).get(0).assessment().traits())
                .extracting(Trait::fact)
                .contains("CreateUser by arn:aws:iam::111122223333:user/mallory at 2026-03-02T12:00:00Z: "
                        + "denied (AccessDenied)");
    }

    private static ApiCall toGroup() {
        return call(Operation.ATTACH_GROUP_POLICY, "groupName", "g", "policyArn", ADMIN);
    }

    private List<Kind> kinds(Subject subject) {
        return history.findings(subject).stream()
                .flatMap(finding -> finding.assessment().traits().stream())
                .map(Trait::kind)
                .filter(kind -> kind != Kind.SCRIPTED)
                .toList();
    }
}
