package dev.latchkey.detection.review;

import static dev.latchkey.detection.Cast.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Provisioners;
import dev.latchkey.detection.allowlist.AllowlistEntry;
import dev.latchkey.detection.allowlist.EntryAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowlistReviewTest {

    @Test
    void a_bound_entry_of_one_principal_raises_no_question() {
        assertThat(review(Map.of("targets", "svc-*", "maxPrivilege", "ADMIN", "expires", "2026-06-02T12:00:00Z")))
                .isEmpty();
        assertThat(review(Map.of("principal", Provisioners.SSO_ROLE, "people", "ada@*")))
                .isEmpty();
    }

    @Test
    void an_entry_that_ends_in_exactly_14_days_ends_soon_and_one_that_ends_a_second_later_does_not() {
        Instant edge = NOON.plus(Duration.ofDays(14));
        assertThat(review(Map.of("expires", edge.toString())))
                .containsExactly("entry ci: expires soon, at 2026-03-16T12:00:00Z");
        assertThat(review(Map.of("expires", edge.plusSeconds(1).toString()))).isEmpty();
    }

    @Test
    void an_entry_that_expires_just_now_has_expired() {
        assertThat(review(Map.of("expires", NOON.toString())))
                .containsExactly("entry ci: expired at 2026-03-02T12:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "arn:aws:iam::*:role/ci",
                "arn:aws:iam::1111222233??:role/ci",
                "arn:*:111122223333:role/ci",
                "arn:aws:iam::111122223333*",
                "account:*",
                "service:*"
            })
    void a_principal_that_more_than_one_account_could_have_is_asked_about(String principal) {
        assertThat(review(Map.of("principal", principal, "targets", "svc-*")))
                .containsExactly("entry ci: principal is wider than one account: " + principal);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:iam::111122223333:role/path/ci",
                "arn:aws-us-gov:iam::111122223333:user/ci",
                "account:111122223333",
                "service:ses.amazonaws.com"
            })
    void a_principal_of_one_account_is_not(String principal) {
        assertThat(review(Map.of("principal", principal, "targets", "svc-*"))).isEmpty();
    }

    @Test
    void a_principal_that_no_caller_has_is_asked_about() {
        assertThat(review(Map.of("principal", "terraform", "targets", "svc-*", "accounts", "111122223333")))
                .containsExactly("entry ci: principal names nobody: terraform");
        assertThat(review(Map.of("principal", "arn:aws:sts::111122223333:assumed-role/ci/*", "targets", "svc-*")))
                .singleElement()
                .asString()
                .startsWith("entry ci: principal is a session, ");
    }

    @Test
    void an_entry_without_bounds_and_an_admin_without_targets_are_asked_about() {
        assertThat(review(Map.of())).singleElement().asString().startsWith("entry ci: no bound at all");
        assertThat(review(Map.of("maxPrivilege", "ADMIN", "accounts", "111122223333")))
                .containsExactly(
                        "entry ci: maxPrivilege ADMIN without expires", "entry ci: maxPrivilege ADMIN without targets");
        assertThat(review(Map.of("maxPrivilege", "ADMIN", "targets", List.of("svc-*", "**"))))
                .contains("entry ci: maxPrivilege ADMIN without targets");
        assertThat(review(Map.of("targets", "?*"))).containsExactly("entry ci: no bound at all");
        assertThat(review(Map.of("maxPrivilege", "ADMIN", "targets", "?*")))
                .contains("entry ci: maxPrivilege ADMIN without targets");
        assertThat(review(Map.of("targets", "????"))).isEmpty();
        assertThat(review(Map.of("maxPrivilege", "ESCALATION", "accounts", "111122223333")))
                .isEmpty();
    }

    @Test
    void an_operation_that_is_not_watched_is_asked_about() {
        assertThat(review(Map.of("operations", List.of("CreateUser", "CreateUsr"))))
                .containsExactly("entry ci: no such operation is watched: CreateUsr");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CreateUsr | write CreateUser, if that is meant; case counts",
                "attachuserpolicy | write AttachUserPolicy, if that is meant; case counts",
                "CreateAcessKeys | write CreateAccessKey, if that is meant; case counts",
                "GetUser | the README lists the operations; case counts",
                "DescribeInstances | the README lists the operations; case counts",
            })
    void an_operation_with_a_slip_is_answered_by_the_nearest_and_another_by_none(String written, String remedy) {
        AllowlistEntry entry = EntryAttributes.entry(Map.of("operations", List.of("CreateUser", written)));
        assertThat(AllowlistReview.of(entry, NOON))
                .containsExactly("entry ci: no such operation is watched: " + written + ": " + remedy);
    }

    @Test
    void a_question_in_one_line_ends_with_what_to_write_instead() {
        assertThat(AllowlistReview.of(EntryAttributes.entry(Map.of()), NOON))
                .containsExactly("entry ci: no bound at all: give accounts, networks, operations, targets or expires");
    }

    @Test
    void what_is_no_name_or_needs_no_approval_is_answered_with_what_to_do() {
        AllowlistEntry entry = EntryAttributes.entry(Map.of(
                "targets", "arn:aws:iam::111122223333:user/x", "operations", List.of("CreateUser", "CreateGroup")));
        assertThat(AllowlistReview.of(entry, NOON))
                .containsExactly(
                        "entry ci: no identity has such a name: arn:aws:iam::111122223333:user/x:"
                                + " targets are names, not ARNs or paths",
                        "entry ci: needs no approval: CreateGroup: leave it out");
    }

    private static List<String> review(Map<String, ?> more) {
        return AllowlistReview.ofAll(List.of(EntryAttributes.entry(more)), NOON).stream()
                .map(remark -> "entry " + remark.entry() + ": " + remark.reason())
                .toList();
    }
}
