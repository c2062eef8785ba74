package dev.latchkey.detection.response;

import static dev.latchkey.detection.Calls.answered;
import static dev.latchkey.detection.Calls.by;
import static dev.latchkey.detection.Calls.call;
import static dev.latchkey.detection.Cast.ACCOUNT_ROOT;
import static dev.latchkey.detection.History.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.History;
import dev.latchkey.detection.alert.AlertParts;
import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.step.Operation;
import dev.latchkey.detection.subject.Subject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** For a key that is gone there is nothing to do. */
class DeletedKeysTest {

    private static final String ONE = "AKIAIOSFODNN7EXAMPLE";
    private static final String OTHER = "AKIAI44QH8DHBEXAMPLE";
    private static final ApiCall BORN = call(Operation.CREATE_USER, "userName", "a");

    private final History history = new History();

    @Test
    void no_command_is_left_for_a_key_that_was_deleted() {
        history.then(0, BORN, made(ONE), made(OTHER)).then(1, deleted(ONE));
        assertThat(stops(user("a")))
                .containsExactly(
                        "aws iam update-access-key --user-name=a --access-key-id " + OTHER + " --status Inactive");
    }

    @Test
    void a_key_that_was_only_made_inactive_can_be_woken_up_and_is_stopped() {
        history.then(0, BORN, made(ONE)).then(1, switched(ONE));
        assertThat(stops(user("a"))).hasSize(1);
    }

    @Test
    void a_deletion_that_does_not_say_of_which_key_ends_none() {
        history.then(0, BORN, made(ONE)).then(1, call(Operation.DELETE_ACCESS_KEY, "userName", "a"));
        assertThat(stops(user("a"))).hasSize(1);
    }

    @Test
    void a_password_that_was_deleted_may_have_been_made_again() {
        history.then(0, BORN, call(Operation.CREATE_LOGIN_PROFILE, "userName", "a"))
                .then(1, call(Operation.DELETE_LOGIN_PROFILE, "userName", "a"));
        assertThat(stops(user("a"))).containsExactly("aws iam delete-login-profile --user-name=a");
    }

    @Test
    void of_root_nothing_is_left_to_delete_but_perhaps_another() {
        history.then(0, byRoot(answered("accessKey.accessKeyId", ONE, call(Operation.CREATE_ACCESS_KEY))))
                .then(1, byRoot(call(Operation.DELETE_ACCESS_KEY, "accessKeyId", ONE)));
        assertThat(AlertParts.commands(history.findings(ACCOUNT_ROOT).get(0)))
                .containsExactly(
                        "the records show deleted what was made: the commands above say whether root has more");
    }

    private List<String> stops(Subject subject) {
        return Containment.stops(history.findings(subject).get(0).stretch());
    }

    private static ApiCall byRoot(ApiCall call) {
        return by(Cast.ROOT, call);
    }

    private static ApiCall made(String id) {
        return answered("accessKey.accessKeyId", id, call(Operation.CREATE_ACCESS_KEY, "userName", "a"));
    }

    private static ApiCall deleted(String id) {
        return call(Operation.DELETE_ACCESS_KEY, "userName", "a", "accessKeyId", id);
    }

    private static ApiCall switched(String id) {
        return call(Operation.UPDATE_ACCESS_KEY, "userName", "a", "accessKeyId", id, "status", "Inactive");
    }
}
