package dev.latchkey.detection.effective;

import static dev.latchkey.detection.Calls.allow;
import static dev.latchkey.detection.Calls.allowing;
import static dev.latchkey.detection.Calls.answered;
import static dev.latchkey.detection.Calls.call;
import static dev.latchkey.detection.Calls.deny;
import static dev.latchkey.detection.Calls.trusting;
import static dev.latchkey.detection.History.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.History;
import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.call.PolicyDocument;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Operation;
import dev.latchkey.detection.step.Stage;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a grant to the user is worth that comes by a policy, a group or a role. */
class HoldingsTest {

    private static final String ARN = "arn:aws:iam::111122223333:policy/p";
    private static final String READ_ONLY = "arn:aws:iam::aws:policy/ReadOnlyAccess";
    private static final PolicyDocument ALL = allow("*", "*");
    private static final PolicyDocument READ = allow("s3:GetObject", "*");
    private static final ApiCall ATTACHED = call(Operation.ATTACH_USER_POLICY, "userName", "a", "policyArn", ARN);
    private static final ApiCall GROUP = call(Operation.CREATE_GROUP, "groupName", "g");
    private static final ApiCall JOINED = call(Operation.ADD_USER_TO_GROUP, "userName", "a", "groupName", "g");
    private static final ApiCall LEFT = call(Operation.REMOVE_USER_FROM_GROUP, "userName", "a", "groupName", "g");

    private final History history = new History();

    @Test
    void a_policy_is_unknown_until_a_version_of_it_is_remembered() {
        history.then(0, ATTACHED);
        assertThat(levels()).containsExactly(Level.UNKNOWN);
        history.then(0, version("v2", true, READ));
        assertThat(levels()).containsExactly(Level.LIMITED);
    }

    @Test
    void the_version_in_force_at_the_grant_counts_and_a_later_one_is_a_grant_of_its_own() {
        history.then(0, policy(READ), ATTACHED).then(1, version("v2", true, ALL));
        assertThat(levels()).containsExactly(Level.LIMITED, Level.ADMIN);
    }

    @Test
    void a_version_that_is_not_the_default_is_none_until_it_is_made_so() {
        history.then(0, policy(READ), ATTACHED).then(1, version("v2", false, ALL));
        assertThat(levels()).containsExactly(Level.LIMITED);
        history.then(2, call(Operation.SET_DEFAULT_POLICY_VERSION, "policyArn", ARN, "versionId", "v2"));
        assertThat(levels()).containsExactly(Level.LIMITED, Level.ADMIN);
    }

    @Test
    void of_versions_in_one_second_the_strongest_counts_whatever_its_event_is_called() {
        history.then(0, version("v2", true, ALL), version("v3", true, READ), ATTACHED);
        assertThat(levels()).containsExactly(Level.ADMIN);
    }

    @Test
    void a_policy_that_was_deleted_and_made_again_allows_what_it_says_now() {
        history.then(0, policy(READ)).then(1, policy(ALL)).then(2, ATTACHED);
        assertThat(levels()).containsExactly(Level.ADMIN);
    }

    @Test
    void a_group_is_known_whole_only_if_its_beginning_is() {
        history.then(0, toGroup(READ_ONLY), JOINED);
        assertThat(levels()).containsExactly(Level.UNKNOWN);
        History whole = new History().then(0, GROUP, toGroup(READ_ONLY), JOINED);
        assertThat(levels(whole)).containsExactly(Level.LIMITED);
    }

    @Test
    void an_empty_group_gives_nothing_and_a_user_who_has_left_gets_nothing_more() {
        history.then(0, GROUP, JOINED).then(1, LEFT).then(2, toGroup("arn:aws:iam::aws:policy/AdministratorAccess"));
        assertThat(levels()).containsExactly(Level.NONE);
    }

    @Test
    void in_the_second_of_leaving_a_user_may_still_get_something() {
        history.then(0, GROUP, JOINED).then(1, LEFT, toGroup(READ_ONLY));
        assertThat(levels()).containsExactly(Level.NONE, Level.LIMITED);
    }

    @Test
    void what_was_detached_from_the_group_or_replaced_before_is_not_joined() {
        history.then(0, GROUP, inlined(ALL), toGroup(ARN), policy(ALL))
                .then(1, inlined(READ), call(Operation.DETACH_GROUP_POLICY, "groupName", "g", "policyArn", ARN))
                .then(2, JOINED);
        assertThat(levels()).containsExactly(Level.LIMITED);
    }

    @Test
    void a_deny_that_a_group_loses_or_is_left_with_may_set_something_free() {
        history.then(0, GROUP, inlined(deny("*", "*")), JOINED).then(1, LEFT);
        assertThat(levels()).containsExactly(Level.NONE, Level.UNKNOWN);
        History lost = new History()
                .then(0, GROUP, inlined(deny("*", "*")), JOINED)
                .then(1, call(Operation.DELETE_GROUP_POLICY, "groupName", "g", "policyName", "i"));
        assertThat(levels(lost)).containsExactly(Level.NONE, Level.UNKNOWN);
    }

    @Test
    void leaving_an_empty_group_sets_nothing_free() {
        history.then(0, GROUP, JOINED).then(1, LEFT);
        assertThat(levels()).containsExactly(Level.NONE);
    }

    @Test
    void an_identity_named_in_the_trust_of_a_role_may_do_what_the_role_may_and_later_gets() {
        history.then(0, trusting(List.of(Cast.userOf("a")), call(Operation.CREATE_ROLE, "roleName", "r")))
                .then(1, call(Operation.ATTACH_ROLE_POLICY, "roleName", "r", "policyArn", READ_ONLY));
        assertThat(levels()).containsExactly(Level.NONE, Level.LIMITED);
    }

    @Test
    void a_policy_that_assumes_a_role_is_worth_the_role_and_follows_it() {
        String arn = "arn:aws:iam::111122223333:role/r";
        history.then(0, trusting(List.of(Cast.LAMBDA), call(Operation.CREATE_ROLE, "roleName", "r")))
                .then(1, policy(allow("sts:AssumeRole", arn)), ATTACHED)
                .then(2, allowing(ALL, call(Operation.PUT_ROLE_POLICY, "roleName", "r", "policyName", "i")));
        assertThat(levels()).containsExactly(Level.LIMITED, Level.ADMIN);
    }

    /** Its holder was never given the role's policy: an analyst who looks for it would find nothing. */
    @Test
    void the_words_say_that_the_rights_are_those_of_the_role() {
        String arn = "arn:aws:iam::111122223333:role/net-admin";
        String admin = "arn:aws:iam::aws:policy/AdministratorAccess";
        history.then(0, trusting(List.of(Cast.LAMBDA), call(Operation.CREATE_ROLE, "roleName", "net-admin")))
                .then(1, call(Operation.ATTACH_ROLE_POLICY, "roleName", "net-admin", "policyArn", admin))
                .then(2, policy(allow("sts:AssumeRole", arn)), ATTACHED);
        assertThat(history.settled(user("a")).of(Stage.GRANT))
                .extracting(step -> step.fact().shown())
                .containsExactly("granted " + ARN + " (ADMIN: AWS managed policy, of role net-admin)");
    }

    @Test
    void what_a_role_is_bounded_by_is_not_what_it_holds() {
        history.then(0, trusting(List.of(Cast.userOf("a")), call(Operation.CREATE_ROLE, "roleName", "r")))
                .then(0, call(Operation.ATTACH_ROLE_POLICY, "roleName", "r", "policyArn", READ_ONLY))
                .then(0, bounded("arn:aws:iam::aws:policy/PowerUserAccess"));
        assertThat(levels()).containsExactly(Level.LIMITED);
    }

    @Test
    void the_boundary_of_a_role_caps_whoever_assumes_it() {
        history.then(0, trusting(List.of(Cast.userOf("a")), call(Operation.CREATE_ROLE, "roleName", "r")))
                .then(0, bounded(READ_ONLY))
                .then(1, allowing(ALL, call(Operation.PUT_ROLE_POLICY, "roleName", "r", "policyName", "i")));
        assertThat(levels()).containsExactly(Level.NONE, Level.LIMITED);
    }

    private static ApiCall bounded(String arn) {
        return call(Operation.PUT_ROLE_PERMISSIONS_BOUNDARY, "roleName", "r", "permissionsBoundary", arn);
    }

    private static ApiCall policy(PolicyDocument document) {
        return answered("policy.arn", ARN, allowing(document, call(Operation.CREATE_POLICY)));
    }

    private static ApiCall version(String version, boolean current, PolicyDocument document) {
        ApiCall made = call(Operation.CREATE_POLICY_VERSION, "policyArn", ARN, "setAsDefault", String.valueOf(current));
        return answered("policyVersion.versionId", version, allowing(document, made));
    }

    private static ApiCall toGroup(String arn) {
        return call(Operation.ATTACH_GROUP_POLICY, "groupName", "g", "policyArn", arn);
    }

    private static ApiCall inlined(PolicyDocument document) {
        return allowing(document, call(Operation.PUT_GROUP_POLICY, "groupName", "g", "policyName", "i"));
    }

    private List<Level> levels() {
        return levels(history);
    }

    private static List<Level> levels(History of) {
        return of.granted(user("a"));
    }
}
