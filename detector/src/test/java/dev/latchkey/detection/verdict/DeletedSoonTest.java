package dev.latchkey.detection.verdict;

import static dev.latchkey.detection.Calls.call;
import static dev.latchkey.detection.Calls.trusting;
import static dev.latchkey.detection.History.role;
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

/** Deleted within minutes of its credential: its own deletion, and no namesake's. */
class DeletedSoonTest {

    private static final ApiCall BORN = call(Operation.CREATE_USER, "userName", "a");
    private static final ApiCall KEY = keyOf("a");
    private static final ApiCall DELETED = call(Operation.DELETE_USER, "userName", "a");

    private static final String ADMIN = "arn:aws:iam::aws:policy/AdministratorAccess";

    private final History history = new History();

    @ParameterizedTest
    @CsvSource({"0, true", "15, true", "16, false", "-1, false"})
    void deleted_soon_is_a_quarter_of_an_hour_after_the_credential(int minutes, boolean soon) {
        history.then(0, BORN).then(10, KEY).then(10 + minutes, DELETED);
        assertThat(kinds(user("a")).contains(Kind.DELETED_SOON)).isEqualTo(soon);
    }

    @Test
    void a_namesakes_deletion_is_not_its_own_be_it_made_anew_or_renamed() {
        history.then(0, BORN, KEY).then(1, BORN).then(2, DELETED);
        assertThat(kinds(user("a"))).doesNotContain(Kind.DELETED_SOON);
        history.then(10, call(Operation.CREATE_USER, "userName", "b"), keyOf("b"))
                .then(11, DELETED)
                .then(12, call(Operation.UPDATE_USER, "userName", "b", "newUserName", "a"));
        assertThat(kinds(user("a"))).doesNotContain(Kind.DELETED_SOON);
        history.then(25, DELETED);
        assertThat(kinds(user("a"))).containsOnlyOnce(Kind.DELETED_SOON);
    }

    /** Of one second the order is that in which IAM would have accepted the calls. */
    @Test
    void who_is_made_in_the_second_of_a_deletion_is_new_if_the_name_was_borne_before() {
        ApiCall admin = call(Operation.ATTACH_USER_POLICY, "userName", "a", "policyArn", ADMIN);
        history.then(0, BORN).then(1, DELETED, BORN, admin, KEY);
        assertThat(kinds(user("a"))).doesNotContain(Kind.DELETED_SOON);
    }

    @Test
    void who_is_made_under_a_free_name_and_deleted_in_one_second_was_deleted_soon() {
        history.then(0, BORN).then(1, DELETED).then(2, DELETED, BORN, KEY);
        assertThat(kinds(user("a"))).containsOnlyOnce(Kind.DELETED_SOON);
    }

    @Test
    void who_took_the_name_of_one_deleted_before_was_there_all_the_time_under_another() {
        history.then(0, toUser("b"), keyOf("b"))
                .then(1, DELETED)
                .then(2, call(Operation.UPDATE_USER, "userName", "b", "newUserName", "a"));
        assertThat(kinds(user("a"))).isEmpty();
        history.then(15, DELETED);
        assertThat(kinds(user("a"))).containsExactly(Kind.DELETED_SOON);
    }

    @Test
    void the_deletion_of_an_older_bearer_of_the_name_is_shown_if_it_came_before() {
        history.then(0, BORN).then(1, DELETED).then(2, BORN, KEY).then(3, BORN).then(4, DELETED);
        assertThat(history.findings(user("a")).get(0).stretch().story())
                .extracting(step -> step.fact().shown())
                .containsExactly("deleted", "created", "access key");
    }

    @Test
    void a_role_for_ones_own_that_is_soon_deleted_had_no_credential() {
        history.then(0, trusting(List.of(Cast.LAMBDA), call(Operation.CREATE_ROLE, "roleName", "r")))
                .then(1, call(Operation.DELETE_ROLE, "roleName", "r"));
        assertThat(kinds(role("r"))).isEmpty();
    }

    private static ApiCall keyOf(String name) {
        return call(Operation.CREATE_ACCESS_KEY, "userName", name);
    }

    private static ApiCall toUser(String name) {
        String admin = "arn:aws:iam::aws:policy/AdministratorAccess";
        return call(Operation.ATTACH_USER_POLICY, "userName", name, "policyArn", admin);
    }

    private List<Kind> kinds(Subject subject) {
        return history.findings(subject).stream()
                .flatMap(finding -> finding.assessment().traits().stream())
                .map(Trait::kind)
                .filter(kind -> kind != Kind.SCRIPTED)
                .toList();
    }
}
