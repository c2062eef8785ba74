package dev.latchkey.detection.chain;

import static dev.latchkey.detection.Calls.allow;
import static dev.latchkey.detection.Calls.allowing;
import static dev.latchkey.detection.Calls.answered;
import static dev.latchkey.detection.Calls.by;
import static dev.latchkey.detection.Calls.call;
import static dev.latchkey.detection.Calls.failed;
import static dev.latchkey.detection.Calls.trusting;
import static dev.latchkey.detection.History.role;
import static dev.latchkey.detection.History.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.History;
import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.call.TrustDocument.Kind;
import dev.latchkey.detection.call.TrustDocument.Trusted;
import dev.latchkey.detection.step.Operation;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is judged again with a call. */
class DependentsTest {

    private static final String ARN = "arn:aws:iam::111122223333:policy/p";
    private static final String SAML = "arn:aws:iam::111122223333:saml-provider/s";
    private static final ApiCall VERSION =
            call(Operation.CREATE_POLICY_VERSION, "policyArn", ARN, "setAsDefault", "true");
    private static final ApiCall TO_GROUP = call(Operation.ATTACH_GROUP_POLICY, "groupName", "g", "policyArn", ARN);

    private final History history = new History();

    @Test
    void the_identity_itself_and_for_a_rename_both_names() {
        assertThat(judgedWith(call(Operation.CREATE_USER, "userName", "a"))).containsExactly(user("a"));
        assertThat(judgedWith(call(Operation.UPDATE_USER, "userName", "a", "newUserName", "b")))
                .containsExactlyInAnyOrder(user("a"), user("b"));
    }

    @Test
    void the_members_of_a_group_that_holds_the_policy_that_changed() {
        history.then(0, joined("a"), TO_GROUP);
        assertThat(judgedWith(VERSION)).containsExactly(user("a"));
    }

    @Test
    void the_members_who_joined_a_group_under_its_older_name() {
        history.then(0, joined("a")).then(1, call(Operation.UPDATE_GROUP, "groupName", "g", "newGroupName", "h"));
        assertThat(judgedWith(call(Operation.ATTACH_GROUP_POLICY, "groupName", "h", "policyArn", ARN)))
                .containsExactly(user("a"));
    }

    @Test
    void nobody_else_because_one_more_joins() {
        history.then(0, joined("a"));
        assertThat(judgedWith(joined("b"))).containsExactly(user("b"));
    }

    @Test
    void nobody_else_because_a_role_is_used_or_a_call_on_it_denied() {
        history.then(0, mayAssume("a"));
        assertThat(judgedWith(used("r"))).containsExactly(role("r"));
        assertThat(judgedWith(failed("AccessDenied", toRole()))).containsExactly(role("r"));
        assertThat(judgedWith(toRole())).containsExactly(role("r"), user("a"));
    }

    @Test
    void nobody_because_a_call_on_a_group_is_denied() {
        history.then(0, joined("a"));
        assertThat(judgedWith(failed("AccessDenied", TO_GROUP))).isEmpty();
    }

    @Test
    void whoever_a_user_is_called_by_now_if_a_call_on_the_older_name_was_denied() {
        history.then(1, call(Operation.UPDATE_USER, "userName", "a", "newUserName", "b"));
        assertThat(judgedWith(failed("AccessDenied", call(Operation.CREATE_ACCESS_KEY, "userName", "a"))))
                .containsExactly(user("a"), user("b"));
    }

    @Test
    void whoever_joins_a_group_that_others_join_and_leave_all_day() {
        for (int day = 0; day < 30; day++) {
            history.then(day, joined("a"), call(Operation.REMOVE_USER_FROM_GROUP, "userName", "a", "groupName", "g"));
        }
        history.then(99, joined("b"));
        assertThat(judgedWith(TO_GROUP)).containsExactly(user("a"), user("b"));
    }

    @Test
    void whom_the_policy_bounds() {
        history.then(0, call(Operation.CREATE_USER, "userName", "a", "permissionsBoundary", ARN));
        history.then(0, call(Operation.PUT_ROLE_PERMISSIONS_BOUNDARY, "roleName", "r", "permissionsBoundary", ARN));
        assertThat(judgedWith(VERSION)).containsExactlyInAnyOrder(user("a"), role("r"));
    }

    @Test
    void whoever_may_assume_the_role_by_its_trust_or_by_a_policy() {
        ApiCall made = trusting(List.of(Cast.userOf("a")), call(Operation.CREATE_ROLE, "roleName", "r"));
        history.then(0, made, mayAssume("b"));
        assertThat(judgedWith(toRole())).containsExactlyInAnyOrder(role("r"), user("a"), user("b"));
    }

    @Test
    void the_roles_that_trust_a_provider_made_late() {
        Trusted provider = new Trusted(Kind.FEDERATED, SAML, true, false);
        history.then(0, trusting(List.of(provider), call(Operation.CREATE_ROLE, "roleName", "r")));
        assertThat(judgedWith(answered("sAMLProviderArn", SAML, call(Operation.CREATE_SAML_PROVIDER))))
                .containsExactly(role("r"));
    }

    @Test
    void nobody_for_what_only_a_caller_did() {
        assertThat(judgedWith(call(Operation.CREATE_INSTANCE_PROFILE))).isEmpty();
    }

    @Test
    void nobody_to_whom_only_more_than_a_hundred_lead() {
        assertThat(judgedWithPolicyOf(50)).hasSize(50).doesNotContain(user("z"));
    }

    @Test
    void whoever_stands_behind_the_ninety_ninth() {
        assertThat(judgedWithPolicyOf(49)).hasSize(50).contains(user("z"));
    }

    @ParameterizedTest
    @CsvSource({"99, true", "100, false"})
    void whoever_stands_behind_ninety_nine_roles_in_a_row_and_nobody_behind_a_hundred(int roles, boolean judged) {
        Trusted before = Cast.userOf("a");
        for (int at = 1; at <= roles; at++) {
            history.then(0, trusting(List.of(before), call(Operation.CREATE_ROLE, "roleName", "r" + at)));
            before = new Trusted(Kind.AWS, "arn:aws:iam::111122223333:role/r" + at, false, false);
        }
        ApiCall last = call(Operation.ATTACH_ROLE_POLICY, "roleName", "r" + roles, "policyArn", ARN);
        assertThat(judgedWith(last).contains(user("a"))).isEqualTo(judged);
    }

    @Test
    void no_more_than_a_hundred_of_the_roles_that_a_document_names() {
        String[] roles = IntStream.range(0, 290)
                .mapToObj(at -> "arn:aws:iam::111122223333:role/r" + at)
                .toArray(String[]::new);
        ApiCall assume = allowing(
                allow("sts:AssumeRole", roles), call(Operation.PUT_USER_POLICY, "userName", "b", "policyName", "i"));
        assertThat(judgedWith(assume)).startsWith(user("b")).hasSizeLessThanOrEqualTo(100);
    }

    private static ApiCall mayAssume(String user) {
        return allowing(
                allow("sts:AssumeRole", "arn:aws:iam::111122223333:role/r"),
                call(Operation.PUT_USER_POLICY, "userName", user, "policyName", "i"));
    }

    private static ApiCall toRole() {
        return call(Operation.ATTACH_ROLE_POLICY, "roleName", "r", "policyArn", ARN);
    }

    private static ApiCall used(String role) {
        return by(Cast.OF_THE_VENDOR, call(Operation.ASSUME_ROLE, "roleArn", "arn:aws:iam::111122223333:role/" + role));
    }

    private static ApiCall joined(String name) {
        return call(Operation.ADD_USER_TO_GROUP, "userName", name, "groupName", "g");
    }

    /** It is held by 49 groups; the first has so many members, the second has one. */
    private List<Subject> judgedWithPolicyOf(int members) {
        for (int at = 0; at < 49; at++) {
            history.then(at, call(Operation.ATTACH_GROUP_POLICY, "groupName", "g" + at, "policyArn", ARN));
        }
        for (int at = 0; at < members; at++) {
            history.then(50, call(Operation.ADD_USER_TO_GROUP, "userName", "u" + at, "groupName", "g0"));
        }
        history.then(50, call(Operation.ADD_USER_TO_GROUP, "userName", "z", "groupName", "g1"));
        return judgedWith(VERSION);
    }

    private List<Subject> judgedWith(ApiCall call) {
        List<Step> steps = Step.of(call);
        history.add(steps);
        return Dependents.of(steps, history);
    }
}
