package dev.latchkey.detection.effective;

import static dev.latchkey.detection.Calls.allow;
import static dev.latchkey.detection.Calls.allowing;
import static dev.latchkey.detection.Calls.answered;
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
import dev.latchkey.detection.chain.ChainStore;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Operation;
import dev.latchkey.detection.subject.Subject;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoundariesTest {

    private static final String READ_ONLY = "arn:aws:iam::aws:policy/ReadOnlyAccess";
    private static final String POWER_USER = "arn:aws:iam::aws:policy/PowerUserAccess";
    private static final String ADMIN = "arn:aws:iam::aws:policy/AdministratorAccess";
    private static final String OWN = "arn:aws:iam::111122223333:policy/own";
    private static final ApiCall GRANTED = call(Operation.ATTACH_USER_POLICY, "userName", "a", "policyArn", ADMIN);
    private static final ApiCall ROLE = trusting(List.of(Cast.LAMBDA), call(Operation.CREATE_ROLE, "roleName", "r"));
    private static final ApiCall REMOVED = call(Operation.DELETE_USER_PERMISSIONS_BOUNDARY, "userName", "a");

    private final History history = new History();

    @Test
    void a_boundary_caps_what_is_granted_under_it_but_never_below_limited() {
        assertThat(levels(history.then(0, born(READ_ONLY), GRANTED))).containsExactly(Level.LIMITED);
        assertThat(levels(new History().then(0, born(POWER_USER), GRANTED))).containsExactly(Level.ESCALATION);
        assertThat(levels(new History().then(0, born("arn:aws:iam::aws:policy/AWSDenyAll"), GRANTED)))
                .containsExactly(Level.LIMITED);
    }

    @Test
    void one_that_is_not_known_caps_nothing() {
        assertThat(levels(history.then(0, born(OWN), GRANTED))).containsExactly(Level.ADMIN);
    }

    @Test
    void taking_it_away_is_a_grant_of_all_that_it_held_back_and_not_before() {
        history.then(0, born(READ_ONLY), GRANTED).then(1, REMOVED).then(2, GRANTED);
        assertThat(levels(history)).containsExactly(Level.LIMITED, Level.ADMIN, Level.ADMIN);
    }

    @Test
    void taking_it_away_from_one_who_holds_nothing_gives_nothing() {
        assertThat(levels(history.then(0, born(READ_ONLY)).then(1, REMOVED))).containsExactly(Level.NONE);
    }

    @Test
    void taking_it_away_from_one_whose_beginning_is_not_seen_is_unknown_at_least() {
        assertThat(levels(history.then(0, REMOVED))).containsExactly(Level.UNKNOWN);
        assertThat(levels(new History().then(0, GRANTED).then(1, REMOVED))).containsExactly(Level.ADMIN, Level.ADMIN);
    }

    @Test
    void the_first_one_of_somebody_born_without_only_narrows_even_in_the_same_second() {
        history.then(0, set(ADMIN), call(Operation.CREATE_USER, "userName", "a"), GRANTED);
        assertThat(levels(history)).containsExactly(Level.ADMIN);
    }

    @Test
    void a_wider_one_sets_free_what_it_allows_and_a_narrow_one_nothing() {
        history.then(0, born(READ_ONLY), GRANTED).then(1, set(POWER_USER)).then(2, set(READ_ONLY));
        assertThat(levels(history)).containsExactly(Level.LIMITED, Level.ESCALATION);
    }

    @Test
    void another_one_that_is_not_known_may_set_anything_free() {
        history.then(0, born(READ_ONLY), GRANTED).then(1, set(OWN));
        assertThat(levels(history)).containsExactly(Level.LIMITED, Level.UNKNOWN);
    }

    @Test
    void a_new_version_of_its_policy_widens_it() {
        history.then(0, version("v1", "s3:GetObject"), born(OWN), GRANTED).then(1, version("v2", "*"));
        assertThat(levels(history)).containsExactly(Level.LIMITED, Level.ADMIN);
    }

    @Test
    void one_that_its_bearer_may_take_away_himself_holds_back_no_more_than_administrator() {
        history.then(0, version("v1", "iam:DeleteUserPermissionsBoundary"), born(OWN), GRANTED);
        assertThat(levels(history)).containsExactly(Level.ESCALATION);
    }

    @Test
    void setting_one_that_its_bearer_may_take_away_sets_free_what_is_held() {
        history.then(0, version("v1", "iam:PutUser*Boundary"), born(READ_ONLY), GRANTED)
                .then(1, set(OWN));
        assertThat(levels(history)).containsExactly(Level.LIMITED, Level.ESCALATION);
    }

    @Test
    void of_the_versions_of_one_second_the_one_that_frees_its_bearer_counts() {
        history.then(0, version("v1", "s3:GetObject"), version("v2", "iam:DeleteUser*Boundary"));
        history.then(1, born(OWN), GRANTED);
        assertThat(levels(history)).containsExactly(Level.ESCALATION);
    }

    @Test
    void halves_of_an_escalation_stay_apart_within_it() {
        history.then(0, born(READ_ONLY), inlined("one", "iam:PassRole"), inlined("two", "lambda:CreateFunction"));
        history.then(1, call(Operation.CREATE_ACCESS_KEY, "userName", "a"));
        assertThat(history.found(user("a"))).containsExactly("NEW_USER_GRANTED_KEYED MEDIUM");
    }

    @Test
    void a_user_whom_a_role_names_comes_in_whatever_his_boundary_says_at_once_and_later() {
        history.then(0, ROLE, version("v1", "s3:GetObject"), born(OWN)).then(1, letIn("user/a"));
        history.then(2, call(Operation.ATTACH_ROLE_POLICY, "roleName", "r", "policyArn", ADMIN));
        assertThat(levels(history)).containsExactly(Level.NONE, Level.ADMIN);
        history.then(3, letIn("user/a"));
        assertThat(levels(history)).containsExactly(Level.NONE, Level.ADMIN, Level.ADMIN);
    }

    @Test
    void who_lets_himself_into_a_role_or_is_a_role_is_held_back() {
        history.then(0, ROLE, call(Operation.ATTACH_ROLE_POLICY, "roleName", "r", "policyArn", ADMIN));
        history.then(1, born(READ_ONLY), assuming("arn:aws:iam::111122223333:role/r"));
        assertThat(levels(history)).containsExactly(Level.LIMITED);
        history.then(
                2, call(Operation.CREATE_ROLE, "roleName", "a", "permissionsBoundary", READ_ONLY), letIn("role/a"));
        assertThat(levels(history, role("a"))).containsExactly(Level.LIMITED);
    }

    @Test
    void a_role_that_was_made_of_a_template_was_born_within_what_the_answer_names() {
        ApiCall made = answered("role.roleName", "r", call(Operation.ACQUIRE_ROLE, "templateArn", "t"));
        ApiCall attached = call(Operation.ATTACH_ROLE_POLICY, "roleName", "r", "policyArn", ADMIN);
        ApiCall wider =
                call(Operation.PUT_ROLE_PERMISSIONS_BOUNDARY, "roleName", "r", "permissionsBoundary", POWER_USER);
        history.then(0, answered("role.permissionsBoundary.permissionsBoundaryArn", READ_ONLY, made));
        assertThat(levels(history.then(1, attached), role("r"))).containsExactly(Level.LIMITED, Level.LIMITED);
        assertThat(levels(history.then(2, wider), role("r")))
                .containsExactly(Level.LIMITED, Level.LIMITED, Level.ESCALATION);
    }

    /** As of a call whose parameters were too large for the record. */
    @Test
    void a_user_whose_boundary_the_answer_alone_names_was_born_within_it() {
        ApiCall made = answered("user.userName", "a", call(Operation.CREATE_USER));
        history.then(0, answered("user.permissionsBoundary.permissionsBoundaryArn", READ_ONLY, made), GRANTED);
        assertThat(levels(history)).containsExactly(Level.LIMITED);
    }

    @Test
    void where_more_steps_are_stored_than_are_read_it_may_have_fallen_and_caps_nothing() {
        history.then(0, born(READ_ONLY));
        for (int at = 0; at < ChainStore.STEPS_PER_STAGE; at++) {
            history.then(0, inlined("i" + at, "*"));
        }
        assertThat(levels(history)).containsOnly(Level.LIMITED);
        history.then(1, REMOVED);
        assertThat(levels(history)).containsOnly(Level.ADMIN);
    }

    private static ApiCall born(String boundary) {
        return call(Operation.CREATE_USER, "userName", "a", "permissionsBoundary", boundary);
    }

    private static ApiCall set(String boundary) {
        return call(Operation.PUT_USER_PERMISSIONS_BOUNDARY, "userName", "a", "permissionsBoundary", boundary);
    }

    private static ApiCall inlined(String name, String action) {
        return allowing(allow(action, "*"), call(Operation.PUT_USER_POLICY, "userName", "a", "policyName", name));
    }

    private static ApiCall version(String version, String action) {
        ApiCall made = call(Operation.CREATE_POLICY_VERSION, "policyArn", OWN, "setAsDefault", "true");
        return answered("policyVersion.versionId", version, allowing(allow(action, "*"), made));
    }

    private static ApiCall letIn(String whom) {
        Trusted party = new Trusted(Kind.AWS, "arn:aws:iam::111122223333:" + whom, false, false);
        return trusting(List.of(party), call(Operation.UPDATE_ASSUME_ROLE_POLICY, "roleName", "r"));
    }

    private static ApiCall assuming(String role) {
        ApiCall put = call(Operation.PUT_USER_POLICY, "userName", "a", "policyName", "p");
        return allowing(allow("sts:AssumeRole", role), put);
    }

    private static List<Level> levels(History of) {
        return levels(of, user("a"));
    }

    private static List<Level> levels(History of, Subject subject) {
        return of.granted(subject);
    }
}
