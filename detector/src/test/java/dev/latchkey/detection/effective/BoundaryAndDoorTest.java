package dev.latchkey.detection.effective;

import static dev.latchkey.detection.Calls.allow;
import static dev.latchkey.detection.Calls.allowing;
import static dev.latchkey.detection.Calls.call;
import static dev.latchkey.detection.Calls.trusting;
import static dev.latchkey.detection.History.role;
import static dev.latchkey.detection.History.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.History;
import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.call.TrustDocument.Kind;
import dev.latchkey.detection.call.TrustDocument.Trusted;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Operation;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whom a boundary keeps out of a role that is opened for him (ADR 49). */
class BoundaryAndDoorTest {

    private static final String READ_ONLY = "arn:aws:iam::aws:policy/ReadOnlyAccess";
    private static final String ADMIN = "arn:aws:iam::aws:policy/AdministratorAccess";
    private static final ApiCall ROLE = trusting(List.of(Cast.LAMBDA), call(Operation.CREATE_ROLE, "roleName", "r"));
    private static final ApiCall BOUND = call(Operation.CREATE_USER, "userName", "a", "permissionsBoundary", READ_ONLY);

    private final History history = new History();

    @Test
    void a_user_whom_a_role_names_comes_in_whatever_his_boundary_says_at_once_and_later() {
        history.then(0, ROLE, BOUND).then(1, letIn("user/a"));
        history.then(2, call(Operation.ATTACH_ROLE_POLICY, "roleName", "r", "policyArn", ADMIN));
        assertThat(history.granted(user("a"))).containsExactly(Level.NONE, Level.ADMIN);
        history.then(3, letIn("user/a"));
        assertThat(history.granted(user("a"))).containsExactly(Level.NONE, Level.ADMIN, Level.ADMIN);
    }

    @Test
    void who_lets_himself_into_a_role_or_is_a_role_is_held_back() {
        history.then(0, ROLE, call(Operation.ATTACH_ROLE_POLICY, "roleName", "r", "policyArn", ADMIN));
        history.then(1, BOUND, assuming("arn:aws:iam::111122223333:role/r"));
        assertThat(history.granted(user("a"))).containsExactly(Level.LIMITED);
        history.then(
                2, call(Operation.CREATE_ROLE, "roleName", "a", "permissionsBoundary", READ_ONLY), letIn("role/a"));
        assertThat(history.granted(role("a"))).containsExactly(Level.LIMITED);
    }

    @Test
    void what_a_boundary_no_longer_keeps_back_has_a_name_though_it_was_given_by_none() {
        history.then(0, call(Operation.CREATE_ROLE, "roleName", "r", "permissionsBoundary", READ_ONLY));
        history.then(1, call(Operation.ATTACH_ROLE_POLICY, "roleName", "r", "policyArn", ADMIN), letIn("user/a"));
        history.then(2, call(Operation.DELETE_ROLE_PERMISSIONS_BOUNDARY, "roleName", "r"));
        assertThat(history.settled(user("a")).steps())
                .extracting(step -> step.fact().shown())
                .contains("granted more through role r (ADMIN: AWS managed policy)");
    }

    private static ApiCall letIn(String whom) {
        Trusted party = new Trusted(Kind.AWS, "arn:aws:iam::111122223333:" + whom, false, false);
        return trusting(List.of(party), call(Operation.UPDATE_ASSUME_ROLE_POLICY, "roleName", "r"));
    }

    private static ApiCall assuming(String role) {
        ApiCall put = call(Operation.PUT_USER_POLICY, "userName", "a", "policyName", "p");
        return allowing(allow("sts:AssumeRole", role), put);
    }
}
