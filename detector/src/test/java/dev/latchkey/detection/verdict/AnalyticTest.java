package dev.latchkey.detection.verdict;

import static dev.latchkey.detection.Cast.MALLORY;
import static dev.latchkey.detection.Cast.NEW_ROLE;
import static dev.latchkey.detection.Cast.NEW_USER;
import static dev.latchkey.detection.Cast.NOON;
import static dev.latchkey.detection.Cast.TERRAFORM;
import static dev.latchkey.detection.Cast.THE_VENDOR;
import static dev.latchkey.detection.Cast.by;
import static dev.latchkey.detection.Cast.created;
import static dev.latchkey.detection.Cast.granted;
import static dev.latchkey.detection.Cast.keyed;
import static dev.latchkey.detection.Cast.opened;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.allowlist.Allowlist;
import dev.latchkey.detection.allowlist.Allowlist.Entries;
import dev.latchkey.detection.allowlist.AllowlistEntry;
import dev.latchkey.detection.allowlist.EntryAttributes;
import dev.latchkey.detection.chain.Chain;
import dev.latchkey.detection.rights.Privilege;
import dev.latchkey.detection.rights.Privilege.Half;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.verdict.Trait.Kind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AnalyticTest {

    private static final AllowlistEntry FOR_TERRAFORM = EntryAttributes.entry(Map.of());
    private static final AllowlistEntry FOR_ROLES = until("2030-01-01T00:00:00Z");
    private static final Step CREATION = by(TERRAFORM, created(NEW_ROLE, "e-1", NOON));
    private static final Step DOOR = by(TERRAFORM, opened(NEW_ROLE, "e-1", NOON, THE_VENDOR));
    private static final Step LIMITED = byTerraform("e-2", Level.LIMITED);
    private static final Step UNKNOWN = byTerraform("e-3", Level.UNKNOWN);

    @Test
    void creation_door_and_limited_grant_by_an_approved_provisioner_are_approved() {
        Verdict verdict = judged(FOR_ROLES, CREATION, DOOR, LIMITED);
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.Approved.class, it -> assertThat(it.by()).containsExactly(FOR_ROLES));
        assertThat(verdict.finding()).isEmpty();
    }

    @Test
    void a_door_for_outsiders_is_covered_only_by_an_entry_that_names_the_call() {
        assertThat(judged(FOR_TERRAFORM, CREATION, DOOR).finding()).isPresent();
        assertThat(judged(FOR_ROLES, CREATION, DOOR)).isInstanceOf(Verdict.Approved.class);
    }

    @Test
    void the_same_by_somebody_else_is_not_approved() {
        assertThat(judged(FOR_TERRAFORM, by(MALLORY, CREATION), by(MALLORY, DOOR))
                        .finding())
                .map(Assessment::traits)
                .contains(List.of());
    }

    @Test
    void one_step_by_somebody_else_is_enough_to_approve_nothing() {
        assertThat(judged(FOR_TERRAFORM, CREATION, DOOR, by(MALLORY, LIMITED)).finding())
                .isPresent();
    }

    @Test
    void the_key_of_a_user_is_not_covered_by_default_and_makes_the_provisioner_out_of_bounds() {
        Step creation = by(TERRAFORM, created(NEW_USER, "e-1", NOON));
        Step key = by(TERRAFORM, keyed(NEW_USER, "e-2", NOON));
        Assessment assessment = judged(FOR_TERRAFORM, creation, key).finding().orElseThrow();
        assertThat(assessment.traits().get(0).kind()).isEqualTo(Kind.OUT_OF_BOUNDS);
        assertThat(assessment.traits().get(0).fact())
                .startsWith("CreateAccessKey by arn:aws:iam::111122223333:role/")
                .endsWith(", beyond operations of entry " + FOR_TERRAFORM.id());
        assertThat(assessment.inTable().severity()).isEqualTo(Severity.LOW);
        assertThat(assessment.severity()).isEqualTo(Severity.MEDIUM);
    }

    @Test
    void a_grant_of_unknown_level_exceeds_what_an_entry_covers() {
        Assessment assessment =
                judged(FOR_TERRAFORM, CREATION, DOOR, UNKNOWN).finding().orElseThrow();
        assertThat(assessment.traits()).extracting(Trait::kind).contains(Kind.OUT_OF_BOUNDS);
        assertThat(assessment.severity()).isEqualTo(Severity.HIGH);
    }

    @Test
    void two_limited_grants_that_together_are_powerful_exceed_it_too() {
        Step passes = by(TERRAFORM, granted(NEW_ROLE, "e-4", NOON, half(Half.PASSES_ROLE)));
        Step runs = by(TERRAFORM, granted(NEW_ROLE, "e-5", NOON, half(Half.RUNS_SOMETHING)));
        assertThat(judged(FOR_ROLES, CREATION, DOOR, passes)).isInstanceOf(Verdict.Approved.class);
        Assessment both =
                judged(FOR_ROLES, CREATION, DOOR, passes, runs).finding().orElseThrow();
        assertThat(both.severity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void an_entry_that_expires_exactly_at_the_event_no_longer_covers_it_and_a_second_later_it_does() {
        assertThat(judged(until("2026-03-02T12:00:00Z"), CREATION, DOOR).finding())
                .isPresent();
        assertThat(judged(until("2026-03-02T12:00:01Z"), CREATION, DOOR)).isInstanceOf(Verdict.Approved.class);
    }

    @Test
    void a_provisioner_whose_entry_has_expired_is_not_out_of_bounds() {
        Assessment assessment =
                judged(until("2026-03-02T12:00:00Z"), CREATION, DOOR).finding().orElseThrow();
        assertThat(assessment.traits()).extracting(Trait::kind).doesNotContain(Kind.OUT_OF_BOUNDS);
    }

    @Test
    void a_creation_is_incomplete_until_all_three_stages_are_there_or_it_is_high() {
        Step creation = created(NEW_USER, "e-1", NOON);
        Step key = keyed(NEW_USER, "e-3", NOON);
        Step admin = granted(NEW_USER, "e-4", NOON, Level.ADMIN);
        assertThat(judgedUser(creation)).isInstanceOf(Verdict.Unrelated.class);
        assertThat(judgedUser(creation, key)).isInstanceOf(Verdict.Incomplete.class);
        assertThat(judgedUser(creation, admin)).isInstanceOf(Verdict.Incomplete.class);
        assertThat(judgedUser(creation, grant(), key)).isInstanceOf(Verdict.Suspicious.class);
        assertThat(judgedUser(admin, key)).isInstanceOf(Verdict.Suspicious.class);
    }

    private static Privilege half(Half half) {
        return new Privilege(Level.LIMITED, Set.of(half), "half");
    }

    private static Step grant() {
        return granted(NEW_USER, "e-2", NOON, Level.LIMITED);
    }

    private static Step byTerraform(String eventId, Level level) {
        return by(TERRAFORM, granted(NEW_ROLE, eventId, NOON, level));
    }

    private static AllowlistEntry until(String expires) {
        return EntryAttributes.entry(
                Map.of("operations", List.of("CreateRole", "AttachUserPolicy"), "expires", expires));
    }

    private static Verdict judgedUser(Step... steps) {
        return judged(FOR_TERRAFORM, steps);
    }

    private static Verdict judged(AllowlistEntry entry, Step... steps) {
        Allowlist allowlist = () -> new Entries(List.of(entry), List.of());
        List<Verdict> verdicts =
                new Analytic(Tuning.DEFAULT, allowlist).judge(Chain.of(steps[0].subject(), List.of(steps)));
        assertThat(verdicts).hasSize(1);
        return verdicts.get(0);
    }
}
