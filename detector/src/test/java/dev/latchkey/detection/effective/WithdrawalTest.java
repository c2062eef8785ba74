package dev.latchkey.detection.effective;

import static dev.latchkey.detection.Calls.allow;
import static dev.latchkey.detection.Calls.allowing;
import static dev.latchkey.detection.Calls.call;
import static dev.latchkey.detection.Calls.deny;
import static dev.latchkey.detection.History.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.History;
import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.call.PolicyDocument;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Operation;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Taking a policy away is a grant only if what stood in it then was a Deny. */
class WithdrawalTest {

    private static final ApiCall DELETED = call(Operation.DELETE_USER_POLICY, "userName", "a", "policyName", "p");
    private static final PolicyDocument DENY = deny("*", "*");
    private static final PolicyDocument READ = allow("s3:GetObject", "*");

    private final History history = new History();

    @Test
    void deleting_a_deny_may_set_something_free() {
        history.then(0, put(DENY)).then(1, DELETED);
        assertThat(levels()).containsExactly(Level.NONE, Level.UNKNOWN);
    }

    @Test
    void deleting_what_had_taken_the_place_of_a_deny_sets_nothing_more_free() {
        history.then(0, put(DENY)).then(1, put(READ)).then(2, DELETED);
        assertThat(levels()).containsExactly(Level.NONE, Level.UNKNOWN);
    }

    @Test
    void a_deny_that_is_put_under_the_name_afterwards_was_not_what_was_deleted() {
        history.then(0, put(READ)).then(1, DELETED).then(2, put(DENY));
        assertThat(levels()).containsExactly(Level.LIMITED, Level.NONE);
    }

    private static ApiCall put(PolicyDocument document) {
        return allowing(document, call(Operation.PUT_USER_POLICY, "userName", "a", "policyName", "p"));
    }

    private List<Level> levels() {
        return history.granted(user("a"));
    }
}
