package dev.latchkey.detection.effective;

import static dev.latchkey.detection.Calls.allow;
import static dev.latchkey.detection.Calls.allowing;
import static dev.latchkey.detection.Calls.arn;
import static dev.latchkey.detection.Calls.by;
import static dev.latchkey.detection.Calls.call;
import static dev.latchkey.detection.Calls.trusting;
import static dev.latchkey.detection.Cast.THE_VENDOR;
import static dev.latchkey.detection.History.role;
import static dev.latchkey.detection.History.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.step.Operation;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What honest tools do again and again to one name is no flood, and what another does among it is seen. */
class ReconcilerTest extends VendorsRoleCase {

    @Test
    void a_reconciler_that_puts_the_same_documents_on_a_role_twice_an_hour() {
        vendorsRole();
        for (int at = 1; at <= OFTEN; at++) {
            history.then(30L * at, inlined("s3:GetObject"))
                    .then(
                            30L * at,
                            trusting(List.of(THE_VENDOR), call(Operation.UPDATE_ASSUME_ROLE_POLICY, "roleName", "r")));
        }
        expectLow();
    }

    @Test
    void a_review_that_takes_a_policy_away_and_gives_it_back_three_times_a_day() {
        vendorsRole();
        for (int at = 1; at <= OFTEN; at++) {
            history.then(480L * at, call(Operation.DETACH_ROLE_POLICY, "roleName", "r", "policyArn", READ_ONLY))
                    .then(480L * at + 9, call(Operation.ATTACH_ROLE_POLICY, "roleName", "r", "policyArn", READ_ONLY));
        }
        expectLow();
    }

    @Test
    void a_pipeline_that_makes_and_destroys_the_same_role_a_hundred_times() {
        for (int at = 0; at < OFTEN; at++) {
            history.then(
                            60L * at,
                            trusting(List.of(THE_VENDOR), call(Operation.CREATE_ROLE, "roleName", "r")),
                            inlined("s3:GetObject"))
                    .then(60L * at + 30, call(Operation.DELETE_ROLE_POLICY, "roleName", "r", "policyName", "i"))
                    .then(60L * at + 31, call(Operation.DELETE_ROLE, "roleName", "r"));
        }
        assertThat(history.found(role("r"))).hasSize(OFTEN).containsOnly("NEW_ROLE_OUTSIDE LOW");
    }

    @Test
    void keys_that_are_rotated_every_hour() {
        history.then(
                0,
                call(Operation.CREATE_USER, "userName", "a"),
                call(Operation.ATTACH_USER_POLICY, "userName", "a", "policyArn", READ_ONLY));
        for (int at = 0; at < OFTEN; at++) {
            history.then(60L * at, call(Operation.CREATE_ACCESS_KEY, "userName", "a"));
        }
        assertThat(history.found(user("a"))).containsExactly("NEW_USER_GRANTED_KEYED MEDIUM");
    }

    @Test
    void what_another_does_among_all_that_is_the_same_is_not_missed() {
        vendorsRole();
        for (int at = 1; at <= OFTEN; at++) {
            history.then(30L * at, inlined("s3:GetObject"));
        }
        history.then(30L * OFTEN + 1, by(Cast.MALLORY, inlined("s3:GetObject")));
        assertThat(history.settled(role("r")).steps())
                .anyMatch(step -> step.actor().equals(Cast.MALLORY));
        assertThat(history.settled(role("r")).truncated()).isFalse();
    }

    @Test
    void more_that_differs_than_is_read_is_said_as_before() {
        vendorsRole();
        for (int at = 1; at <= OFTEN; at++) {
            history.then(
                    30L * at, call(Operation.ATTACH_ROLE_POLICY, "roleName", "r", "policyArn", arn("policy/p" + at)));
        }
        assertThat(history.found(role("r"))).containsExactly("NEW_ROLE_OUTSIDE_UNKNOWN HIGH");
    }

    @Test
    void two_documents_that_take_turns_are_no_repetition() {
        vendorsRole();
        for (int at = 1; at <= OFTEN; at++) {
            history.then(30L * at, inlined(at % 2 == 0 ? "s3:GetObject" : "iam:*"));
        }
        assertThat(history.settled(role("r")).truncated()).isTrue();
    }

    private static ApiCall inlined(String action) {
        ApiCall put = call(Operation.PUT_ROLE_POLICY, "roleName", "r", "policyName", "i");
        return allowing(allow(action, "*"), put);
    }
}
