package dev.latchkey.detection.effective;

import static dev.latchkey.detection.Calls.allow;
import static dev.latchkey.detection.Calls.allowing;
import static dev.latchkey.detection.Calls.call;
import static dev.latchkey.detection.History.role;
import static dev.latchkey.detection.History.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.History;
import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Operation;
import dev.latchkey.detection.subject.Subject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a bearer of a name holds, and what ends it: a namesake's or a group's of the same name is something else. */
class LivesOfANameTest {

    private static final String READ_ONLY = "arn:aws:iam::aws:policy/ReadOnlyAccess";
    private static final String ADMIN = "arn:aws:iam::aws:policy/AdministratorAccess";
    private static final ApiCall GROUP = call(Operation.CREATE_GROUP, "groupName", "ops");
    private static final ApiCall JOINED = call(Operation.ADD_USER_TO_GROUP, "userName", "a", "groupName", "ops");
    private static final ApiCall LEFT = call(Operation.REMOVE_USER_FROM_GROUP, "userName", "a", "groupName", "ops");
    private static final ApiCall BORN = call(Operation.CREATE_USER, "userName", "a", "permissionsBoundary", READ_ONLY);
    private static final ApiCall UNBOUND = call(Operation.DELETE_USER_PERMISSIONS_BOUNDARY, "userName", "a");
    private static final ApiCall INLINE =
            allowing(allow("*", "*"), call(Operation.PUT_USER_POLICY, "userName", "a", "policyName", "ops"));
    private static final ApiCall DELETED = call(Operation.DELETE_USER_POLICY, "userName", "a", "policyName", "ops");

    private final History history = new History();

    @Test
    void a_second_policy_of_a_group_does_not_take_the_place_of_the_first() {
        history.then(0, GROUP, toGroup(ADMIN)).then(1, toGroup(READ_ONLY)).then(2, JOINED);
        assertThat(levels(user("a"))).containsExactly(Level.ADMIN);
    }

    @Test
    void a_group_that_is_made_again_under_its_name_begins_with_nothing() {
        history.then(0, GROUP, toGroup(ADMIN)).then(1, GROUP).then(2, JOINED);
        assertThat(levels(user("a"))).containsExactly(Level.NONE);
    }

    @Test
    void a_boundary_bounds_the_bearer_that_it_was_set_for_and_no_namesake() {
        history.then(0, BORN, INLINE).then(1, call(Operation.CREATE_USER, "userName", "a"), INLINE);
        assertThat(levels(user("a"))).containsExactly(Level.LIMITED, Level.ADMIN);
    }

    @Test
    void leaving_a_group_leaves_the_own_policy_of_that_name() {
        history.then(0, BORN, GROUP, INLINE, JOINED).then(1, LEFT).then(2, UNBOUND);
        assertThat(levels(user("a"))).containsExactly(Level.LIMITED, Level.NONE, Level.ADMIN);
    }

    @Test
    void deleting_the_own_policy_leaves_the_membership_in_the_group_of_that_name() {
        history.then(0, BORN, GROUP, toGroup(ADMIN), INLINE, JOINED)
                .then(1, DELETED)
                .then(2, UNBOUND);
        assertThat(levels(user("a"))).containsExactly(Level.LIMITED, Level.LIMITED, Level.ADMIN);
    }

    @Test
    void what_the_own_policy_of_the_groups_name_held_ends_with_it() {
        history.then(0, BORN, GROUP, INLINE, JOINED).then(1, DELETED).then(2, UNBOUND);
        assertThat(levels(user("a"))).containsExactly(Level.LIMITED, Level.NONE, Level.NONE);
    }

    @Test
    void an_administrator_role_that_may_then_assume_itself_gains_nothing_more() {
        ApiCall itself = allowing(
                allow("sts:AssumeRole", "arn:aws:iam::111122223333:role/r"),
                call(Operation.PUT_ROLE_POLICY, "roleName", "r", "policyName", "i"));
        history.then(0, call(Operation.CREATE_ROLE, "roleName", "r"))
                .then(1, call(Operation.ATTACH_ROLE_POLICY, "roleName", "r", "policyArn", ADMIN))
                .then(2, itself);
        assertThat(levels(role("r"))).containsExactly(Level.ADMIN, Level.LIMITED);
    }

    private static ApiCall toGroup(String arn) {
        return call(Operation.ATTACH_GROUP_POLICY, "groupName", "ops", "policyArn", arn);
    }

    private List<Level> levels(Subject subject) {
        return history.granted(subject);
    }
}
