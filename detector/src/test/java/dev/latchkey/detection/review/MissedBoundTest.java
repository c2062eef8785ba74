package dev.latchkey.detection.review;

import static dev.latchkey.detection.Cast.MALLORY;
import static dev.latchkey.detection.Cast.NEW_ROLE;
import static dev.latchkey.detection.Cast.NEW_USER;
import static dev.latchkey.detection.Cast.NOON;
import static dev.latchkey.detection.Cast.TERRAFORM;
import static dev.latchkey.detection.Cast.by;
import static dev.latchkey.detection.Cast.created;
import static dev.latchkey.detection.Cast.granted;
import static dev.latchkey.detection.Cast.keyed;
import static dev.latchkey.detection.Cast.opened;
import static dev.latchkey.detection.Cast.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.Provisioners;
import dev.latchkey.detection.allowlist.Allowlist;
import dev.latchkey.detection.allowlist.EntryAttributes;
import dev.latchkey.detection.chain.Chain;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.verdict.Analytic;
import dev.latchkey.detection.verdict.Approval;
import dev.latchkey.detection.verdict.Severity;
import dev.latchkey.detection.verdict.Tuning;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each bound that can fail, in words: why, what it would take, and whether that would be wide. */
class MissedBoundTest {

    private static final Step CREATION = by(TERRAFORM, created(NEW_USER, "e-1", NOON));
    private static final Step READS = by(TERRAFORM, granted(NEW_USER, "e-2", NOON, Level.LIMITED));

    @Test
    void a_step_that_is_covered_misses_nothing() {
        assertThat(missed(Map.of(), READS)).isEmpty();
    }

    @Test
    void a_principal_of_its_own_needs_an_entry_of_its_own() {
        assertThat(missed(Map.of(), by(MALLORY, READS)))
                .containsExactly("principal: it is for \"arn:aws:iam::111122223333:role/terraform\", and"
                        + " \"arn:aws:iam::111122223333:user/mallory\" called -> an entry of its own for"
                        + " \"arn:aws:iam::111122223333:user/mallory\"");
    }

    @Test
    void a_person_who_is_not_named_or_not_proven_is_said() {
        Map<String, Object> ada = Map.of("principal", Provisioners.SSO_ROLE, "people", "ada@*");
        assertThat(missed(ada, by(Provisioners.BOB, READS)))
                .containsExactly("people: it is for the people \"ada@*\", and \"bob@example.com\" called"
                        + " -> also \"bob@example.com\"");
        Map<String, Object> anybody = Map.of("principal", "*", "people", "ada@*");
        assertThat(missed(anybody, by(Provisioners.CALLS_ITSELF_ADA, READS)))
                .singleElement()
                .asString()
                .contains("no session of Identity Center")
                .endsWith("WIDE anybody who acts as the principal is then covered");
    }

    @Test
    void an_entry_that_ended_just_then_needs_a_later_end() {
        assertThat(missed(Map.of("expires", NOON.toString()), READS))
                .containsExactly("expires: it ended at 2026-03-02T12:00:00Z, and the call was at 2026-03-02T12:00:00Z"
                        + " -> an end after 2026-03-02T12:00:00Z");
        assertThat(missed(Map.of("expires", NOON.plusSeconds(1).toString()), READS))
                .isEmpty();
    }

    @Test
    void where_it_was_is_said_bound_by_bound() {
        Map<String, Object> elsewhere =
                Map.of("accounts", "444455556666", "networks", "203.0.113.0/24", "targets", "svc-*");
        assertThat(missed(elsewhere, READS))
                .containsExactly(
                        "accounts: it is for 444455556666, and the identity lives in 111122223333 -> also 111122223333",
                        "networks: it is for calls from 203.0.113.0/24, and this came from \"198.51.100.23\""
                                + " -> also 198.51.100.23/32",
                        "targets: it is for identities named \"svc-*\", and this is \"backup-svc\""
                                + " -> also \"backup-svc\"");
    }

    @Test
    void a_service_that_is_not_named_needs_its_name_and_that_is_wide() {
        assertThat(missed(Map.of("networks", "203.0.113.0/24"), Cast.from(Provisioners.CLOUDFORMATION, READS)))
                .containsExactly("viaServices: it names no AWS service, and this came through"
                        + " cloudformation.amazonaws.com -> also cloudformation.amazonaws.com WIDE whoever may have"
                        + " cloudformation.amazonaws.com act for the principal is then covered, wherever they sit");
    }

    @Test
    void a_key_that_is_none_of_the_calls_is_wide_and_a_grant_is_not() {
        Step key = by(TERRAFORM, keyed(NEW_USER, "e-3", NOON));
        assertThat(missed(Map.of(), key))
                .containsExactly("operations: it names no calls, so that it is for creations, grants and the trust of"
                        + " new roles, and this is CreateAccessKey (CREDENTIAL) -> CreateAccessKey and each other call"
                        + " that it is for, by name WIDE whoever takes over the principal can then arm identities"
                        + " unseen");
        assertThat(missed(Map.of("stages", "CREATION"), READS))
                .containsExactly(
                        "stages: it is for the stages CREATION, and this is AttachUserPolicy (GRANT) -> also GRANT");
        assertThat(missed(Map.of("operations", "CreateUser"), READS))
                .containsExactly("operations: it is for CreateUser, and this is AttachUserPolicy (GRANT)"
                        + " -> also AttachUserPolicy");
    }

    @Test
    void more_rights_than_it_may_give_are_wide_and_the_unknown_needs_admin() {
        Step admin = by(TERRAFORM, granted(NEW_USER, "e-4", NOON, Level.ESCALATION));
        assertThat(missed(Map.of(), admin))
                .containsExactly("maxPrivilege: at most LIMITED, and ESCALATION was granted: as the test says"
                        + " -> ESCALATION WIDE it can then make administrators unseen");
        Step unknown = by(TERRAFORM, granted(NEW_USER, "e-4", NOON, Level.UNKNOWN));
        assertThat(missed(Map.of("maxPrivilege", "ESCALATION"), unknown))
                .singleElement()
                .asString()
                .contains("what was granted is not known", "-> ADMIN, unless --iam FILE shows");
    }

    @Test
    void a_door_for_outsiders_needs_that_calls_are_named() {
        Step role = by(TERRAFORM, created(NEW_ROLE, "e-5", NOON));
        Step door = by(TERRAFORM, opened(NEW_ROLE, "e-5", NOON, Cast.THE_VENDOR));
        assertThat(missed(Map.of(), door, role))
                .singleElement()
                .asString()
                .startsWith("operations: it names no calls, and this lets outsiders in -> CreateRole");
        assertThat(missed(Map.of("operations", "CreateRole"), door, role)).isEmpty();
    }

    @Test
    void a_key_of_ones_own_lacks_a_word_if_the_entry_covers_the_creation() {
        Step key = by(user("backup-svc"), keyed(NEW_USER, "e-3", NOON.plusSeconds(60)));
        assertThat(missed(Map.of(), key))
                .containsExactly("selfService: it is not true, and the new identity made this for itself -> true");
        assertThat(missed(Map.of("selfService", true), key)).isEmpty();
        Map<String, Object> mallorys = Map.of("principal", "*:user/mallory", "selfService", true);
        assertThat(missed(mallorys, key))
                .contains("selfService: it is true, but the entry does not cover the creation"
                        + " -> the creation to be covered by the same entry");
    }

    private static List<String> missed(Map<String, Object> entry, Step step) {
        return missed(entry, step, CREATION);
    }

    private static List<String> missed(Map<String, Object> entry, Step step, Step creation) {
        Analytic analytic = new Analytic(Tuning.DEFAULT.withTellFrom(Severity.INFORMATIONAL), Allowlist.NOBODY);
        var verdict = analytic.judge(Chain.of(creation.subject(), List.of(creation, step)))
                .get(0);
        Approval approval = new Approval(verdict.stretch(), List.of(EntryAttributes.entry(entry)));
        return MissedBound.of(approval.covers(step).get(0)).stream()
                .map(it -> it.reason() + " -> " + it.need()
                        + it.danger().map(" WIDE "::concat).orElse(""))
                .toList();
    }
}
