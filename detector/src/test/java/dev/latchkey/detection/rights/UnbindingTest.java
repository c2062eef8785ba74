package dev.latchkey.detection.rights;

import static dev.latchkey.detection.Calls.allow;
import static dev.latchkey.detection.Calls.both;
import static dev.latchkey.detection.History.role;
import static dev.latchkey.detection.History.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Calls;
import dev.latchkey.detection.Cast;
import dev.latchkey.detection.call.PolicyDocument;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.subject.Subject;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever may take his boundary away himself is not held by it. */
class UnbindingTest {

    private static final String HIMSELF = "arn:aws:iam::111122223333:role/App";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "iam:DeleteRolePermissionsBoundary",
                "iam:PutRolePermissionsBoundary",
                "iam:delete*boundary",
                "iam:*Role*Boundary"
            })
    void a_boundary_that_its_bearer_may_take_away_or_replace_holds_back_no_escalation(String action) {
        assertThat(cap(allow(action, "*"), role("App"))).isEqualTo(Level.ESCALATION);
        assertThat(cap(both(allow("s3:*", "*"), allow(action, HIMSELF)), role("App")))
                .isEqualTo(Level.ESCALATION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                HIMSELF,
                "arn:aws:iam::111122223333:role/team/App",
                "arn:aws:iam::*:role/App",
                "arn:aws:iam::111122223333:role/Ap*",
                "arn:aws:iam::111122223333:role/${aws:PrincipalTag/name}",
                "arn:aws:iam::*:*",
            })
    void the_bearer_is_reached_by_name_or_by_pattern(String resource) {
        assertThat(cap(allow("iam:DeleteRolePermissionsBoundary", resource), role("App")))
                .isEqualTo(Level.ESCALATION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:iam::111122223333:role/App2",
                "arn:aws:iam::111122223333:role/other-*",
                "arn:aws:iam::111122223333:user/App",
                "arn:aws:iam::444455556666:role/App",
                "arn:aws:s3:::App"
            })
    void who_may_take_away_only_that_of_others_is_held_by_his_own(String resource) {
        assertThat(cap(allow("iam:DeleteRolePermissionsBoundary", resource), role("App")))
                .isEqualTo(Level.LIMITED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"iam:DeleteUserPermissionsBoundary", "iam:GetRole", "iam:DeleteRolePolicy", "iam:DeleteRole"})
    void what_changes_no_boundary_of_a_role_frees_none(String action) {
        assertThat(cap(allow(action, "*"), role("App"))).isEqualTo(Level.LIMITED);
    }

    @Test
    void a_user_is_also_reached_as_oneself() {
        PolicyDocument own = allow("iam:PutUserPermissionsBoundary", "arn:aws:iam::*:user/${aws:username}");
        assertThat(cap(own, user("App"))).isEqualTo(Level.ESCALATION);
        assertThat(cap(own, role("App"))).isEqualTo(Level.SELF_SERVICE);
    }

    @Test
    void what_leaves_open_what_it_allows_or_allows_all_caps_as_before() {
        PolicyDocument frees = allow("iam:DeleteRolePermissionsBoundary", "*");
        assertThat(cap(both(frees, allow("sts:AssumeRole", "*")), role("App"))).isEqualTo(Level.UNKNOWN);
        assertThat(cap(both(frees, allow("*", "*")), role("App"))).isEqualTo(Level.ADMIN);
    }

    @Test
    void ten_that_are_named_are_told_apart_and_of_eleven_anybody_is_meant() {
        assertThat(cap(allow("iam:DeleteRolePermissionsBoundary", others(10)), role("App")))
                .isEqualTo(Level.LIMITED);
        assertThat(cap(allow("iam:DeleteRolePermissionsBoundary", others(11)), role("App")))
                .isEqualTo(Level.ESCALATION);
        assertThat(cap(allow("iam:DeleteRolePermissionsBoundary", others(11)), user("App")))
                .isEqualTo(Level.LIMITED);
    }

    @Test
    void a_pattern_too_long_to_be_kept_is_anybody() {
        String named = "arn:aws:iam::111122223333:role/other";
        assertThat(cap(allow("iam:DeleteRolePermissionsBoundary", named + "*".repeat(300)), role("App")))
                .isEqualTo(Level.ESCALATION);
    }

    @ParameterizedTest
    @CsvSource({
        "iam:CreatePolicyVersion, arn:aws:iam::111122223333:policy/own, ESCALATION",
        "iam:SetDefaultPolicyVersion, arn:aws:iam::111122223333:policy/own, ESCALATION",
        "iam:CreatePolicyVersion, arn:aws:iam::111122223333:policy/other, LIMITED",
        "iam:SetDefaultPolicyVersion, *, ESCALATION"
    })
    void a_boundary_that_its_bearer_may_rewrite_holds_back_no_escalation_either(
            String action, String resource, Level level) {
        Subject own = Subject.ofArn("arn:aws:iam::111122223333:policy/own").orElseThrow();
        assertThat(Unbinding.cap(PolicyLevel.of(Calls.allow(action, resource), own), role("App")))
                .isEqualTo(level);
    }

    private static Level cap(PolicyDocument boundary, Subject bearer) {
        return Unbinding.cap(PolicyLevel.of(boundary, "aws", Cast.HOME), bearer);
    }

    private static String[] others(int howMany) {
        return IntStream.range(0, howMany)
                .mapToObj(at -> "arn:aws:iam::111122223333:role/other-" + at)
                .toArray(String[]::new);
    }
}
