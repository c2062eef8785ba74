package dev.latchkey.detection.response;

import static dev.latchkey.detection.Calls.call;
import static dev.latchkey.detection.History.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.History;
import dev.latchkey.detection.alert.AlertParts;
import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.step.Operation;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said of an identity that the records show deleted. */
class GoneTest {

    private static final ApiCall BORN = call(Operation.CREATE_USER, "userName", "a");
    private static final ApiCall KEY = call(Operation.CREATE_ACCESS_KEY, "userName", "a");
    private static final ApiCall DELETED = call(Operation.DELETE_USER, "userName", "a");
    private static final ApiCall ANOTHER_DELETED = call(Operation.DELETE_USER, "userName", "b");

    private final History history = new History();

    @Test
    void who_was_deleted_last_is_said_to_be_gone_before_the_commands_which_stay() {
        history.then(0, BORN).then(10, KEY);
        List<String> before = commands(0);
        history.then(300, DELETED);
        assertThat(before).isNotEmpty().noneMatch(line -> line.contains("gone"));
        assertThat(commands(0)).hasSize(before.size() + 1).endsWith(before.toArray(String[]::new));
        assertThat(commands(0).get(0))
                .isEqualTo(
                        "DeleteUser at 2026-03-02 17:00:00 UTC says that it is gone: if get-user finds nothing, continue with"
                                + " the caller; otherwise check first that it is not a new one with the same name");
    }

    @Test
    void who_took_the_name_of_one_deleted_is_there() {
        history.then(0, BORN, KEY).then(5, DELETED).then(10, BORN, KEY);
        assertThat(commands(0)).first().asString().contains("gone");
        assertThat(commands(1)).isNotEmpty().noneMatch(line -> line.contains("gone"));
    }

    /** Of one second nobody can say which came first. */
    @Test
    void who_was_made_in_the_second_of_a_deletion_may_be_there() {
        history.then(0, DELETED, BORN, KEY);
        assertThat(commands(0)).isNotEmpty().noneMatch(line -> line.contains("gone"));
    }

    @Test
    void who_was_deleted_in_the_second_of_the_last_step_is_gone() {
        history.then(0, BORN).then(1, KEY, DELETED);
        assertThat(commands(0)).first().asString().contains("gone");
    }

    @Test
    void the_deletion_of_another_says_nothing() {
        history.then(0, BORN, KEY).then(5, ANOTHER_DELETED);
        assertThat(commands(0)).isNotEmpty().noneMatch(line -> line.contains("gone"));
    }

    private List<String> commands(int finding) {
        return AlertParts.commands(history.findings(user("a")).get(finding));
    }
}
