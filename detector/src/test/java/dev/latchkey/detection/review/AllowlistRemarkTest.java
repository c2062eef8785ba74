package dev.latchkey.detection.review;

import static dev.latchkey.detection.Cast.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Provisioners;
import dev.latchkey.detection.allowlist.AllowlistEntry;
import dev.latchkey.detection.allowlist.EntryAttributes;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What lint says of bounds, of principals, and of entries beside each other. */
class AllowlistRemarkTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:iam::111122223333:*",
                "arn:aws:iam::111122223333:role/*",
                "arn:aws:iam::111122223333:user/**"
            })
    void everybody_in_an_account_is_an_error(String principal) {
        assertThat(said(Map.of("principal", principal, "targets", "svc-*")))
                .containsExactly("ERROR principal is everybody in the account: " + principal);
    }

    @ParameterizedTest
    @CsvSource({
        "role/ci-*, iam:CreateRole, ERROR",
        "role/ci/app-*, iam:CreateRole, WARNING",
        "user/ci-?, iam:CreateUser, ERROR",
        "role/*/ci, iam:CreateRole, ERROR"
    })
    void a_name_that_others_could_give_is_an_error_unless_a_path_or_network_bounds_it(
            String name, String call, String weight) {
        String principal = "arn:aws:iam::111122223333:" + name;
        String reason = "whoever has " + call + " can make a principal of such a name: " + principal;
        assertThat(said(Map.of("principal", principal, "targets", "svc-*"))).containsExactly(weight + " " + reason);
        assertThat(said(Map.of("principal", principal, "networks", "203.0.113.0/24")))
                .containsExactly("WARNING " + reason);
    }

    @Test
    void below_the_paths_of_aws_nobody_else_makes_roles() {
        String role = "arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/*/AWSReservedSSO_Admin_*";
        assertThat(said(Map.of("principal", role, "targets", "svc-*"))).isEmpty();
    }

    @Test
    void a_role_of_identity_center_without_its_path_is_an_error_and_with_it_none() {
        String lost = "arn:aws:iam::111122223333:role/AWSReservedSSO_Admin_0123456789abcdef";
        assertThat(said(Map.of("principal", lost, "targets", "svc-*")))
                .singleElement()
                .asString()
                .startsWith("ERROR principal has lost its path");
        assertThat(said(Map.of("principal", Provisioners.SSO_ROLE, "targets", "svc-*")))
                .isEmpty();
    }

    @Test
    void people_of_any_other_role_can_never_match() {
        assertThat(said(Map.of("people", "ada@*")))
                .singleElement()
                .asString()
                .startsWith("ERROR it can never match: people counts only for roles of Identity Center");
        assertThat(said(Map.of("principal", Provisioners.SSO_ROLE, "people", "ada@*")))
                .isEmpty();
    }

    @Test
    void accounts_that_leave_out_the_principals_own_can_never_match() {
        assertThat(said(Map.of("accounts", "444455556666")))
                .singleElement()
                .asString()
                .startsWith("ERROR it can never match: principal is of another account");
        assertThat(said(Map.of("accounts", List.of("444455556666", "111122223333"))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0/0, true",
        "0.0.0.0/7, true",
        "10.0.0.0/8, false",
        "::/0, true",
        "2000::/23, true",
        "2001:d00::/24, false"
    })
    void networks_shorter_than_8_bits_or_24_bound_next_to_nothing(String network, boolean wide) {
        assertThat(said(Map.of("networks", network)).stream().anyMatch(it -> it.startsWith("WARNING networks")))
                .isEqualTo(wide);
    }

    @Test
    void networks_that_no_call_comes_from_can_never_match_unless_a_service_may_call() {
        assertThat(said(Map.of("networks", List.of("127.0.0.0/8", "169.254.0.0/16"))))
                .containsExactly("ERROR it can never match: no call comes from such networks");
        assertThat(said(Map.of("networks", List.of("127.0.0.0/8", "203.0.113.0/24"))))
                .isEmpty();
        assertThat(said(Map.of("networks", "127.0.0.0/8", "viaServices", "cloudformation.amazonaws.com")))
                .isEmpty();
    }

    @Test
    void targets_that_are_arns_and_operations_that_need_no_approval_are_said() {
        assertThat(said(Map.of("targets", "arn:aws:iam::111122223333:user/*")))
                .containsExactly("ERROR no identity has such a name: arn:aws:iam::111122223333:user/*");
        assertThat(said(Map.of("operations", List.of("CreateGroup", "CreateUser"))))
                .containsExactly("WARNING needs no approval: CreateGroup");
        assertThat(said(Map.of("operations", "CreateGroup"))).containsExactly("ERROR needs no approval: CreateGroup");
    }

    @Test
    void what_can_do_nothing_beside_the_rest_is_a_warning() {
        assertThat(said(Map.of("stages", "CREDENTIAL", "selfService", true)))
                .containsExactly("WARNING selfService does nothing, for the entry covers no creation");
        assertThat(said(Map.of("operations", "CreateUser", "selfService", true)))
                .isEmpty();
        assertThat(said(Map.of("operations", "CreateUser", "maxPrivilege", "ESCALATION")))
                .containsExactly("WARNING maxPrivilege does nothing, for the entry covers no grant and opens no role");
        assertThat(said(Map.of("operations", "CreateAccessKey", "maxPrivilege", "ESCALATION")))
                .containsExactly("WARNING maxPrivilege does nothing, for the entry covers no grant and opens no role");
        assertThat(said(Map.of("stages", "GRANT", "maxPrivilege", "ESCALATION")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"CreateRole", "UpdateAssumeRolePolicy", "AddRoleToInstanceProfile", "EnableProfile"})
    void who_opens_a_role_gives_what_it_holds_so_that_max_privilege_is_not_idle(String operation) {
        assertThat(said(Map.of("operations", operation, "maxPrivilege", "ESCALATION")))
                .isEmpty();
    }

    @Test
    void an_entry_for_the_stage_of_credentials_may_open_roles_and_needs_its_max_privilege_too() {
        assertThat(said(Map.of("stages", "CREDENTIAL", "maxPrivilege", "ESCALATION")))
                .isEmpty();
    }

    @Test
    void an_entry_that_another_covers_wholly_names_it_and_of_two_alike_the_later_is_named() {
        AllowlistEntry wide = EntryAttributes.entry(Map.of("pk", "wide", "targets", "svc-*"));
        AllowlistEntry narrow = EntryAttributes.entry(Map.of("pk", "narrow", "targets", "svc-a-*"));
        AllowlistEntry alike = EntryAttributes.entry(Map.of("pk", "alike", "targets", "SVC-*"));
        assertThat(said(List.of(narrow, wide))).containsExactly("narrow: entry wide covers all that this one does");
        assertThat(said(List.of(wide, alike))).containsExactly("alike: entry wide covers all that this one does");
        AllowlistEntry more =
                EntryAttributes.entry(Map.of("pk", "more", "targets", "svc-a-*", "maxPrivilege", "ESCALATION"));
        assertThat(said(List.of(more, wide))).isEmpty();
    }

    private static List<String> said(List<AllowlistEntry> entries) {
        return AllowlistReview.ofAll(entries, NOON).stream()
                .map(it -> it.entry() + ": " + it.reason())
                .toList();
    }

    private static List<String> said(Map<String, ?> more) {
        return Stream.of(EntryAttributes.entry(more))
                .flatMap(entry -> AllowlistReview.ofAll(List.of(entry), NOON).stream())
                .map(it -> it.weight() + " " + it.reason())
                .toList();
    }
}
