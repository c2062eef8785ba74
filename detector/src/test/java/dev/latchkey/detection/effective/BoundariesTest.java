package dev.latchkey.detection.effective;

import static dev.latchkey.detection.Calls.allow;
import static dev.latchkey.detection.Calls.allowing;
import static dev.latchkey.detection.Calls.answered;
import static dev.latchkey.detection.Calls.call;
import static dev.latchkey.detection.History.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.History;
import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.chain.ChainStore;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Operation;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoundariesTest {

    private static final String READ_ONLY = "arn:aws:iam::aws:policy/ReadOnlyAccess";
    private static final String POWER_USER = "arn:aws:iam::aws:policy/PowerUserAccess";
    private static final String ADMIN = "arn:aws:iam::aws:policy/AdministratorAccess";
    private static final String OWN = "arn:aws:iam::111122223333:policy/own";
    private static final ApiCall GRANTED = call(Operation.ATTACH_USER_POLICY, "userName", "a", "policyArn", ADMIN);
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

    private static List<Level> levels(History of) {
        return of.granted(user("a"));
    }
}
