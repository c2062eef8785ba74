package dev.latchkey.detection.effective;

import static dev.latchkey.detection.Calls.allow;
import static dev.latchkey.detection.Calls.allowing;
import static dev.latchkey.detection.Calls.arn;
import static dev.latchkey.detection.Calls.by;
import static dev.latchkey.detection.Calls.call;
import static dev.latchkey.detection.Calls.defined;
import static dev.latchkey.detection.Calls.failed;
import static dev.latchkey.detection.History.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.Sessions;
import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Operation;
import org.junit.jupiter.api.Test;

/** What happens a hundred times a day in an ordinary account neither raises a finding nor keeps it from approval. */
class EverydayTest extends VendorsRoleCase {

    private static final String OWN = arn("policy/own");

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
    void a_group_whose_policies_a_dozen_teams_own() {
        history.then(
                0,
                call(Operation.CREATE_GROUP, "groupName", "g"),
                call(Operation.CREATE_USER, "userName", "a"),
                call(Operation.ADD_USER_TO_GROUP, "userName", "a", "groupName", "g"),
                call(Operation.CREATE_ACCESS_KEY, "userName", "a"));
        for (int team = 0; team < 14; team++) {
            ApiCall put = call(Operation.PUT_GROUP_POLICY, "groupName", "g", "policyName", "p" + team);
            history.then(
                    60 + team, by(Sessions.ofRole("team-" + team, "run"), allowing(allow("s3:GetObject", "*"), put)));
        }
        assertThat(history.found(user("a"))).containsExactly("NEW_USER_GRANTED_KEYED MEDIUM");
    }
}
