package dev.latchkey.detection.effective;

import static dev.latchkey.detection.Calls.allow;
import static dev.latchkey.detection.Calls.allowing;
import static dev.latchkey.detection.Calls.by;
import static dev.latchkey.detection.Calls.call;
import static dev.latchkey.detection.Calls.defined;
import static dev.latchkey.detection.Calls.failed;
import static dev.latchkey.detection.Calls.trusting;
import static dev.latchkey.detection.Cast.HOME;
import static dev.latchkey.detection.Cast.THE_VENDOR;
import static dev.latchkey.detection.History.role;
import static dev.latchkey.detection.History.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.History;
import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.chain.ChainStore;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Operation;
import dev.latchkey.detection.verdict.Allowlist;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What happens a hundred times a day in an ordinary account neither raises a finding nor keeps it from approval. */
class EverydayTest {

    private static final int OFTEN = 3 * ChainStore.STEPS_PER_STAGE;
    private static final String READ_ONLY = "arn:aws:iam::aws:policy/ReadOnlyAccess";
    private static final String OWN = arn("policy/own");

    private final History history = new History();

    @Test
    void a_vendor_that_uses_its_role_every_minute() {
        vendorsRole();
        for (int at = 0; at < OFTEN; at++) {
            history.then(2 + at, by(Cast.OF_THE_VENDOR, call(Operation.ASSUME_ROLE, "roleArn", arn("role/r"))));
        }
        expectLow();
    }

    @Test
    void a_pipeline_that_tries_again_and_again_what_it_may_not() {
        vendorsRole();
        for (int at = 0; at < OFTEN; at++) {
            ApiCall tried = call(Operation.ATTACH_ROLE_POLICY, "roleName", "r", "policyArn", READ_ONLY);
            history.then(2 + at, by(Cast.TERRAFORM, failed("AccessDenied", tried)));
        }
        expectLow();
    }

    @Test
    void a_role_that_every_users_own_policy_names() {
        vendorsRole();
        for (int at = 0; at < OFTEN; at++) {
            ApiCall policy = call(Operation.PUT_USER_POLICY, "userName", "u" + at, "policyName", "i");
            history.then(2, allowing(allow("sts:AssumeRole", arn("role/r")), policy));
        }
        expectLow();
    }

    @Test
    void a_policy_that_every_user_gets_is_what_it_is() {
        history.then(0, defined(OWN, "v1", allow("s3:GetObject", "*")));
        for (int at = 0; at < OFTEN; at++) {
            history.then(1, call(Operation.ATTACH_USER_POLICY, "userName", "u" + at, "policyArn", OWN));
        }
        assertThat(history.granted(user("u" + (OFTEN - 1)))).containsExactly(Level.LIMITED);
    }

    @Test
    void a_group_that_every_user_joins_is_what_it_is() {
        history.then(
                0,
                call(Operation.CREATE_GROUP, "groupName", "g"),
                call(Operation.ATTACH_GROUP_POLICY, "groupName", "g", "policyArn", READ_ONLY));
        for (int at = 0; at < OFTEN; at++) {
            history.then(1, call(Operation.ADD_USER_TO_GROUP, "userName", "u" + at, "groupName", "g"));
        }
        assertThat(history.granted(user("u" + (OFTEN - 1)))).containsExactly(Level.LIMITED);
    }

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
    void a_group_whose_policies_a_dozen_teams_own() {
        history.then(
                0,
                call(Operation.CREATE_GROUP, "groupName", "g"),
                call(Operation.CREATE_USER, "userName", "a"),
                call(Operation.ADD_USER_TO_GROUP, "userName", "a", "groupName", "g"),
                call(Operation.CREATE_ACCESS_KEY, "userName", "a"));
        for (int team = 0; team < 14; team++) {
            ApiCall put = call(Operation.PUT_GROUP_POLICY, "groupName", "g", "policyName", "p" + team);
            history.then(60 + team, by(Cast.session("team-" + team, "run"), allowing(allow("s3:GetObject", "*"), put)));
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

    private void vendorsRole() {
        history.then(
                0,
                trusting(List.of(THE_VENDOR), call(Operation.CREATE_ROLE, "roleName", "r")),
                call(Operation.ATTACH_ROLE_POLICY, "roleName", "r", "policyArn", READ_ONLY));
    }

    private void expectLow() {
        assertThat(history.found(role("r"))).containsExactly("NEW_ROLE_OUTSIDE LOW");
        assertThat(history.judged(role("r"), Allowlist.NOBODY))
                .allSatisfy(verdict -> assertThat(verdict.stretch().truncated()).isFalse());
    }

    private static String arn(String what) {
        return "arn:aws:iam::" + HOME + ":" + what;
    }
}
