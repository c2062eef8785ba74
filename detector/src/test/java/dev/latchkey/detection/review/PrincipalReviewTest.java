package dev.latchkey.detection.review;

import static dev.latchkey.detection.Cast.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Provisioners;
import dev.latchkey.detection.allowlist.EntryAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What lint says of principals that nobody could have, and of those that whoever wants could. */
class PrincipalReviewTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:iam::111122223333:role/ci ",
                "arn:aws:iam::111122223333:role/c i",
                "arn:aws:iam::111122223333:role/ci\n",
                "arn:aws:iam::111122223333:role/c\u0456",
                "arn:aws:iam::111122223333:Role/ci",
                "arn:aws:iam::111122223333:role:ci",
                "arn:aws:iam::111122223333:role/ci/",
                "arn:aws:iam::111122223333:role/${ci}",
                "arn:aws:iam::111122223333:group/ci",
                "arn:aws:iam::111122223333:instance-profile/*",
                "arn:aws:iam:us-east-1:111122223333:role/ci",
                "arn:asw:iam::111122223333:role/ci",
                "service:cloudformation",
                "service:cloudformation.amazonaws.com ",
                "service:aws internal"
            })
    void a_principal_as_no_caller_is_named_can_never_match(String principal) {
        assertThat(said(Map.of("principal", principal)))
                .containsExactly("ERROR it can never match: no caller has such a name: " + principal);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:iam::11112222333:role/ci",
                "arn:aws:iam::1111-2222-3333:role/ci",
                "arn:aws:iam::aws:role/ci",
                "arn:aws:iam:::role/ci",
                "account:11112222333"
            })
    void an_account_with_a_slip_is_no_wide_one_and_is_told_once(String principal) {
        assertThat(said(Map.of("principal", principal, "accounts", "111122223333")))
                .containsExactly("ERROR it can never match: no account has such an id: " + principal);
    }

    @Test
    void a_name_with_a_comma_is_asked_about_for_it_may_be_two() {
        assertThat(said(Map.of("principal", Provisioners.SSO_ROLE, "people", "ada@example.com,bob@example.com")))
                .containsExactly("WARNING people has one name with a comma in it: ada@example.com,bob@example.com");
        assertThat(said(Map.of("targets", List.of("app-*,svc-*", "web-*"))))
                .containsExactly("WARNING targets has one name with a comma in it: app-*,svc-*");
        assertThat(said(Map.of("targets", "app-*, svc-*")))
                .containsExactly("ERROR no identity has such a name: app-*, svc-*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws-iso-b:iam::111122223333:role/ci",
                "arn:aws:iam::111122223333:role/{any}/path|at#all/ci",
                "arn:aws:iam::111122223333:user/ada+l@example.com,x=y_z",
                "arn:aws:iam::111122223333:root",
                "arn:aws:sts::111122223333:federated-user/ada",
                "arn:aws:sts::111122223333:federated-user/ada-*",
                "service:AWS Internal",
                "account:111122223333",
                "service:sso.amazonaws.com"
            })
    void a_principal_as_callers_are_named_is_not_asked_about(String principal) {
        assertThat(said(Map.of("principal", principal))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"r*", "*/*", "????/*", "?*", "role/?*", "*r/*", "ro*/*"})
    void all_roles_or_all_users_are_everybody_however_that_is_written(String everybody) {
        String principal = "arn:aws:iam::111122223333:" + everybody;
        assertThat(said(Map.of("principal", principal, "networks", "203.0.113.0/24")))
                .containsExactly("ERROR principal is everybody in the account: " + principal);
    }

    @ParameterizedTest
    @CsvSource({
        "*/ci-a, iam:CreateRole or iam:CreateUser",
        "*ci, iam:CreateRole or iam:CreateUser",
        "ro??/ci, iam:CreateRole",
        "?ser/ci-*, iam:CreateUser",
        "*/aws-reserved/*, iam:CreateRole or iam:CreateUser"
    })
    void a_wildcard_before_the_kind_lets_a_name_be_given_as_one_behind_it_does(String name, String makers) {
        String principal = "arn:aws:iam::111122223333:" + name;
        assertThat(said(Map.of("principal", principal)))
                .containsExactly("ERROR whoever has " + makers + " can make a principal of such a name: " + principal);
    }

    @Test
    void networks_of_the_whole_world_do_not_bind_a_name_that_others_could_give() {
        String principal = "arn:aws:iam::111122223333:role/ci-*";
        String reason = "whoever has iam:CreateRole can make a principal of such a name: " + principal;
        assertThat(said(Map.of("principal", principal, "networks", List.of("203.0.113.0/24", "0.0.0.0/0"))))
                .contains("ERROR " + reason);
        assertThat(said(Map.of("principal", principal, "networks", "203.0.113.0/24")))
                .containsExactly("WARNING " + reason);
    }

    @Test
    void sessions_are_known_by_no_wildcard_either() {
        assertThat(said(Map.of("principal", "arn:aws:sts::111122223333:*")))
                .singleElement()
                .asString()
                .startsWith("ERROR principal is a session, which no caller is known by");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada@example.com ", "ada lovelace", "arn:aws:sts::111122223333:assumed-role/x/ada"})
    void people_as_no_session_is_named_are_an_error(String person) {
        assertThat(said(Map.of("principal", Provisioners.SSO_ROLE, "people", List.of(person, "bob@*"))))
                .containsExactly("ERROR no session has such a name: " + person);
    }

    private static List<String> said(Map<String, ?> more) {
        Map<String, Object> attributes = new HashMap<>(Map.of("targets", "svc-*"));
        attributes.putAll(more);
        return AllowlistReview.ofAll(List.of(EntryAttributes.entry(attributes)), NOON).stream()
                .map(it -> it.weight() + " " + it.reason())
                .toList();
    }
}
