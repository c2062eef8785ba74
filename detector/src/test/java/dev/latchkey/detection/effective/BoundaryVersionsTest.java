package dev.latchkey.detection.effective;

import static dev.latchkey.detection.Calls.allow;
import static dev.latchkey.detection.Calls.allowing;
import static dev.latchkey.detection.Calls.answered;
import static dev.latchkey.detection.Calls.call;
import static dev.latchkey.detection.Calls.trusting;
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

/** Which boundary is in force when, and what a new version of its policy sets free for whom. */
class BoundaryVersionsTest {

    private static final long DAY = 24 * 60;
    private static final String READ_ONLY = "arn:aws:iam::aws:policy/ReadOnlyAccess";
    private static final String POWER_USER = "arn:aws:iam::aws:policy/PowerUserAccess";
    private static final String ADMIN = "arn:aws:iam::aws:policy/AdministratorAccess";
    private static final String OWN = "arn:aws:iam::111122223333:policy/own";
    private static final ApiCall GRANTED = call(Operation.ATTACH_USER_POLICY, "userName", "a", "policyArn", ADMIN);
    private static final ApiCall NARROW = version("v1", "s3:GetObject");
    private static final ApiCall WIDE = version("v2", "*");

    private final History history = new History();

    @Test
    void the_latest_one_counts_and_not_the_widest_that_there_ever_was() {
        history.then(0, born()).then(1, set(POWER_USER)).then(2, set(READ_ONLY)).then(3, GRANTED);
        assertThat(levels()).containsExactly(Level.LIMITED);
    }

    @Test
    void one_whose_document_leaves_open_what_it_allows_caps_nothing() {
        history.then(0, version("v1", "sts:AssumeRole"), born(OWN)).then(1, GRANTED);
        assertThat(levels()).containsExactly(Level.ADMIN);
    }

    @Test
    void a_version_of_the_second_in_which_it_was_set_is_no_widening() {
        history.then(0, WIDE, born(OWN), GRANTED);
        assertThat(levels()).containsExactly(Level.ADMIN);
    }

    @Test
    void one_that_is_widened_long_after_all_else_makes_a_key_of_that_day_a_finding() {
        ApiCall inline =
                allowing(allow("*", "*"), call(Operation.PUT_USER_POLICY, "userName", "a", "policyName", "own"));
        ApiCall key = call(Operation.CREATE_ACCESS_KEY, "userName", "a");
        history.then(0, NARROW, born(OWN)).then(2 * DAY, inline).then(4 * DAY, WIDE, key);
        assertThat(history.found(user("a"))).containsExactly("POWERFUL_KEYED MEDIUM");
        History other = new History().then(0, NARROW, born(OWN)).then(2 * DAY, inline);
        assertThat(other.then(4 * DAY, key).then(4 * DAY + 1, WIDE).found(user("a")))
                .containsExactly("POWERFUL_KEYED MEDIUM");
    }

    @Test
    void a_narrow_new_version_sets_nothing_free() {
        history.then(0, NARROW, born(OWN), GRANTED).then(1, version("v2", "s3:PutObject"));
        assertThat(levels()).containsExactly(Level.LIMITED);
    }

    @Test
    void a_wider_version_of_one_that_has_been_replaced_sets_nothing_free() {
        history.then(0, NARROW, born(OWN), GRANTED).then(1, set(READ_ONLY)).then(2, WIDE);
        assertThat(levels()).containsExactly(Level.LIMITED);
    }

    @Test
    void a_wider_version_sets_nothing_free_for_a_namesake_who_was_made_without_it() {
        history.then(0, NARROW, born(OWN), GRANTED).then(1, born()).then(2, WIDE);
        assertThat(levels()).containsExactly(Level.LIMITED);
    }

    @Test
    void a_wider_version_of_a_roles_boundary_sets_its_rights_free_for_whoever_may_assume_it() {
        history.then(0, NARROW, roleWithin(OWN, "r"), toRole("r"))
                .then(1, trusted("r"))
                .then(2, WIDE);
        assertThat(levels()).containsExactly(Level.LIMITED, Level.ADMIN);
    }

    @Test
    void one_that_was_widened_before_is_part_of_what_the_role_brings_at_once() {
        history.then(0, NARROW, roleWithin(OWN, "r"), toRole("r")).then(1, WIDE).then(2, trusted("r"));
        assertThat(levels()).containsExactly(Level.ADMIN);
    }

    @Test
    void a_role_on_the_way_to_another_lets_through_no_more_than_its_boundary() {
        history.then(0, roleWithin(READ_ONLY, "r"), trusted("r"))
                .then(1, trusting(List.of(role("r")), call(Operation.CREATE_ROLE, "roleName", "behind")))
                .then(2, toRole("behind"));
        assertThat(levels()).containsExactly(Level.NONE, Level.NONE, Level.LIMITED);
    }

    private static ApiCall born() {
        return call(Operation.CREATE_USER, "userName", "a");
    }

    private static ApiCall born(String boundary) {
        return call(Operation.CREATE_USER, "userName", "a", "permissionsBoundary", boundary);
    }

    private static ApiCall set(String boundary) {
        return call(Operation.PUT_USER_PERMISSIONS_BOUNDARY, "userName", "a", "permissionsBoundary", boundary);
    }

    private static ApiCall roleWithin(String boundary, String name) {
        return trusting(
                List.of(Cast.LAMBDA), call(Operation.CREATE_ROLE, "roleName", name, "permissionsBoundary", boundary));
    }

    private static ApiCall trusted(String role) {
        return trusting(List.of(Cast.userOf("a")), call(Operation.UPDATE_ASSUME_ROLE_POLICY, "roleName", role));
    }

    private static Trusted role(String name) {
        return new Trusted(Kind.AWS, "arn:aws:iam::111122223333:role/" + name, false, false);
    }

    private static ApiCall toRole(String role) {
        return call(Operation.ATTACH_ROLE_POLICY, "roleName", role, "policyArn", ADMIN);
    }

    private static ApiCall version(String version, String action) {
        ApiCall made = call(Operation.CREATE_POLICY_VERSION, "policyArn", OWN, "setAsDefault", "true");
        return answered("policyVersion.versionId", version, allowing(allow(action, "*"), made));
    }

    private List<Level> levels() {
        return history.granted(user("a"));
    }
}
