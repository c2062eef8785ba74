package dev.latchkey.detection.effective;

import static dev.latchkey.detection.Calls.answered;
import static dev.latchkey.detection.Calls.call;
import static dev.latchkey.detection.History.role;
import static dev.latchkey.detection.History.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.History;
import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Operation;
import org.junit.jupiter.api.Test;

/** A boundary that AWS's answer alone names. */
class AnsweredBoundaryTest {

    private static final String READ_ONLY = "arn:aws:iam::aws:policy/ReadOnlyAccess";
    private static final String POWER_USER = "arn:aws:iam::aws:policy/PowerUserAccess";
    private static final String ADMIN = "arn:aws:iam::aws:policy/AdministratorAccess";
    private static final ApiCall GRANTED = call(Operation.ATTACH_USER_POLICY, "userName", "a", "policyArn", ADMIN);

    private final History history = new History();

    @Test
    void a_role_that_was_made_of_a_template_was_born_within_what_the_answer_names() {
        ApiCall made = answered("role.roleName", "r", call(Operation.ACQUIRE_ROLE, "templateArn", "t"));
        ApiCall attached = call(Operation.ATTACH_ROLE_POLICY, "roleName", "r", "policyArn", ADMIN);
        ApiCall wider =
                call(Operation.PUT_ROLE_PERMISSIONS_BOUNDARY, "roleName", "r", "permissionsBoundary", POWER_USER);
        history.then(0, answered("role.permissionsBoundary.permissionsBoundaryArn", READ_ONLY, made));
        assertThat(history.then(1, attached).granted(role("r"))).containsExactly(Level.LIMITED, Level.LIMITED);
        assertThat(history.then(2, wider).granted(role("r")))
                .containsExactly(Level.LIMITED, Level.LIMITED, Level.ESCALATION);
    }

    /** As of a call whose parameters were too large for the record. */
    @Test
    void a_user_whose_boundary_the_answer_alone_names_was_born_within_it() {
        ApiCall made = answered("user.userName", "a", call(Operation.CREATE_USER));
        history.then(0, answered("user.permissionsBoundary.permissionsBoundaryArn", READ_ONLY, made), GRANTED);
        assertThat(history.granted(user("a"))).containsExactly(Level.LIMITED);
    }
}
