package dev.latchkey.detection;

import static dev.latchkey.detection.Calls.allow;
import static dev.latchkey.detection.Calls.allowing;
import static dev.latchkey.detection.Calls.call;
import static dev.latchkey.detection.Calls.defined;
import static dev.latchkey.detection.Calls.trusting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.call.TrustDocument.Kind;
import dev.latchkey.detection.call.TrustDocument.Trusted;
import dev.latchkey.detection.step.Operation;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An existing role is opened with what it still holds: neither with what it held once, nor only with what it kept. */
class HeldWhenOpenedTest {

    private static final int DAY = 24 * 60;
    private static final int DOOR = 3 * DAY;
    private static final String ADMIN = "arn:aws:iam::aws:policy/AdministratorAccess";
    private static final String READ_ONLY = "arn:aws:iam::aws:policy/ReadOnlyAccess";
    private static final String ARN = "arn:aws:iam::" + Cast.HOME + ":";
    private static final String OWN = ARN + "policy/own";
    private static final String POWERFUL = "ROLE_OPENED_POWERFUL HIGH";
    private static final String OPENED = "ROLE_OPENED MEDIUM";

    private final History history = new History();

    @Test
    void a_role_whose_rights_were_taken_away_before_is_opened_without_them() {
        history.then(0, attached(ADMIN)).then(DAY, detached(ADMIN)).then(DOOR, opened());
        assertThat(found()).containsExactly(OPENED);
    }

    @Test
    void rights_that_are_taken_away_in_the_second_of_the_opening_still_count() {
        history.then(0, attached(ADMIN)).then(DOOR, opened(), detached(ADMIN));
        assertThat(found()).containsExactly(POWERFUL);
    }

    @Test
    void rights_that_are_taken_away_after_the_opening_have_been_open() {
        history.then(0, attached(ADMIN)).then(DOOR, opened()).then(DOOR + 1, detached(ADMIN));
        assertThat(found()).containsExactly(POWERFUL);
    }

    @Test
    void nor_do_they_cease_to_count_if_the_finding_grows_afterwards() {
        history.then(0, attached(ADMIN))
                .then(DOOR, opened())
                .then(DOOR + 1, detached(ADMIN))
                .then(DOOR + 2, attached(READ_ONLY))
                .then(DOOR + 3, opened());
        assertThat(found()).containsExactly(POWERFUL);
    }

    @Test
    void taking_away_something_else_takes_nothing_from_them() {
        history.then(0, attached(ADMIN), attached(READ_ONLY))
                .then(DAY, detached(READ_ONLY), inlineDeleted("AdministratorAccess"))
                .then(DOOR, opened());
        assertThat(found()).containsExactly(POWERFUL);
    }

    @Test
    void what_is_given_again_is_held() {
        history.then(0, attached(ADMIN))
                .then(1, detached(ADMIN))
                .then(2, attached(ADMIN))
                .then(DOOR, opened());
        assertThat(found()).containsExactly(POWERFUL);
    }

    @Test
    void an_inline_policy_that_was_replaced_by_one_of_its_name_is_held_no_more() {
        history.then(0, inlined("all", "*"))
                .then(DAY, inlined("all", "s3:GetObject"))
                .then(DOOR, opened());
        assertThat(found()).containsExactly(OPENED);
    }

    @Test
    void one_of_another_name_replaces_nothing() {
        history.then(0, inlined("all", "*"))
                .then(DAY, inlined("some", "s3:GetObject"))
                .then(DOOR, opened());
        assertThat(found()).containsExactly(POWERFUL);
    }

    @Test
    void of_a_customers_policy_the_version_of_that_time_counts() {
        history.then(0, defined(OWN, "v1", allow("*", "*")), attached(OWN))
                .then(DAY, defined(OWN, "v2", allow("s3:GetObject", "*")))
                .then(DOOR, opened());
        assertThat(found()).containsExactly(OPENED);
    }

    @Test
    void a_version_that_comes_after_the_opening_takes_nothing_away() {
        history.then(0, defined(OWN, "v1", allow("*", "*")), attached(OWN))
                .then(DOOR, opened())
                .then(DOOR + 1, defined(OWN, "v2", allow("s3:GetObject", "*")));
        assertThat(found()).containsExactly(POWERFUL);
    }

    @Test
    void a_version_that_came_after_the_policy_was_attached_goes_with_the_policy() {
        history.then(0, defined(OWN, "v1", allow("s3:GetObject", "*")), attached(OWN))
                .then(1, defined(OWN, "v2", allow("*", "*")))
                .then(DAY, detached(OWN))
                .then(DOOR, opened());
        assertThat(found()).containsExactly(OPENED);
    }

    @Test
    void without_that_it_counts() {
        history.then(0, defined(OWN, "v1", allow("s3:GetObject", "*")), attached(OWN))
                .then(1, defined(OWN, "v2", allow("*", "*")))
                .then(DOOR, opened());
        assertThat(found()).containsExactly(POWERFUL);
    }

    @Test
    void the_door_counts_and_not_what_was_granted_shortly_before_it() {
        history.then(0, attached(ADMIN))
                .then(DOOR - 120, attached(READ_ONLY))
                .then(DOOR - 60, detached(ADMIN))
                .then(DOOR, opened());
        assertThat(found()).containsExactly(OPENED);
    }

    @Test
    void what_was_granted_within_a_window_of_the_opening_counts_with_it_though_taken_away() {
        history.then(DOOR - DAY, attached(ADMIN))
                .then(DOOR - 1, detached(ADMIN))
                .then(DOOR, opened());
        assertThat(found()).containsExactly(POWERFUL);
    }

    @Test
    void a_role_that_may_assume_itself_keeps_nothing_by_it() {
        history.then(0, assuming("role/ops"))
                .then(1, attached(ADMIN))
                .then(DAY, detached(ADMIN))
                .then(DOOR, opened());
        assertThat(found()).containsExactly(OPENED);
    }

    @Test
    void nor_does_one_that_may_by_way_of_another() {
        ApiCall another = call(Operation.PUT_ROLE_POLICY, "roleName", "audit", "policyName", "back");
        history.then(0, assuming("role/audit"), allowing(allow("sts:AssumeRole", ARN + "role/ops"), another))
                .then(1, attached(ADMIN))
                .then(DAY, detached(ADMIN))
                .then(DOOR, opened());
        assertThat(found()).containsExactly(OPENED);
    }

    private List<String> found() {
        return history.found(History.role("ops"));
    }

    private static ApiCall opened() {
        Trusted stranger = new Trusted(Kind.AWS, Cast.VENDOR, false, false);
        return trusting(List.of(stranger), call(Operation.UPDATE_ASSUME_ROLE_POLICY, "roleName", "ops"));
    }

    private static ApiCall attached(String arn) {
        return call(Operation.ATTACH_ROLE_POLICY, "roleName", "ops", "policyArn", arn);
    }

    private static ApiCall detached(String arn) {
        return call(Operation.DETACH_ROLE_POLICY, "roleName", "ops", "policyArn", arn);
    }

    private static ApiCall inlined(String name, String action) {
        return allowing(allow(action, "*"), call(Operation.PUT_ROLE_POLICY, "roleName", "ops", "policyName", name));
    }

    private static ApiCall assuming(String role) {
        ApiCall put = call(Operation.PUT_ROLE_POLICY, "roleName", "ops", "policyName", "assume");
        return allowing(allow("sts:AssumeRole", ARN + role), put);
    }

    private static ApiCall inlineDeleted(String name) {
        return call(Operation.DELETE_ROLE_POLICY, "roleName", "ops", "policyName", name);
    }
}
