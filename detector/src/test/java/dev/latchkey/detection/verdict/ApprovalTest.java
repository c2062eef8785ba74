package dev.latchkey.detection.verdict;

import static dev.latchkey.detection.Cast.MALLORY;
import static dev.latchkey.detection.Cast.NEW_USER;
import static dev.latchkey.detection.Cast.NOON;
import static dev.latchkey.detection.Cast.TERRAFORM;
import static dev.latchkey.detection.Cast.by;
import static dev.latchkey.detection.Cast.created;
import static dev.latchkey.detection.Cast.granted;
import static dev.latchkey.detection.verdict.Approvals.approval;
import static dev.latchkey.detection.verdict.Approvals.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.Provisioners;
import dev.latchkey.detection.allowlist.AllowlistEntry;
import dev.latchkey.detection.allowlist.EntryAttributes;
import dev.latchkey.detection.call.Principal;
import dev.latchkey.detection.chain.Chain;
import dev.latchkey.detection.rights.Privilege;
import dev.latchkey.detection.rights.Privilege.Half;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Fact;
import dev.latchkey.detection.step.Means;
import dev.latchkey.detection.step.Step;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ApprovalTest {

    private static final Step CREATION = by(TERRAFORM, created(NEW_USER, "e-1", NOON));
    private static final Step READS = by(TERRAFORM, granted(NEW_USER, "e-2", NOON, Level.LIMITED));

    @Test
    void the_tags_that_a_user_is_made_with_are_approved_with_its_creation_and_others_are_not() {
        List<AllowlistEntry> entries = List.of(EntryAttributes.entry(Map.of()));
        assertThat(given(entries, CREATION, tagged("e-1"), READS)).isTrue();
        assertThat(given(entries, CREATION, tagged("e-2"))).isFalse();
        assertThat(given(entries, by(MALLORY, CREATION), by(MALLORY, tagged("e-1"))))
                .isFalse();
    }

    private static Step tagged(String eventId) {
        Privilege unknown = Privilege.of(Level.UNKNOWN, "as the test says");
        Fact tagged = new Fact.Granted("team", unknown, Means.TAG, Optional.empty());
        return by(TERRAFORM, Cast.step(NEW_USER, eventId, NOON, tagged));
    }

    @Test
    void who_gave_one_half_must_be_allowed_what_both_are() {
        Step passes = half(TERRAFORM, "e-5", Half.PASSES_ROLE);
        Step runs = half(MALLORY, "e-6", Half.RUNS_SOMETHING);
        AllowlistEntry little = EntryAttributes.entry(Map.of());
        AllowlistEntry much = EntryAttributes.entry(Map.of("maxPrivilege", "ESCALATION"));
        AllowlistEntry mallorys = EntryAttributes.entry(Map.of("pk", "m", "principal", "*:user/mallory"));
        assertThat(given(List.of(little, mallorys), CREATION, passes)).isTrue();
        assertThat(given(List.of(little, mallorys), CREATION, passes, runs)).isFalse();
        assertThat(given(List.of(much, mallorys), CREATION, passes, runs)).isTrue();
    }

    @Test
    void a_third_who_may_grant_much_does_not_lend_it_to_two_who_may_grant_little() {
        AllowlistEntry admins = EntryAttributes.entry(Map.of("maxPrivilege", "ADMIN"));
        AllowlistEntry mallorys = EntryAttributes.entry(Map.of("pk", "m", "principal", "*:user/mallory"));
        Step[] steps = {
            CREATION, READS, half(MALLORY, "e-5", Half.PASSES_ROLE), half(MALLORY, "e-6", Half.RUNS_SOMETHING)
        };
        assertThat(given(List.of(admins, mallorys), steps)).isFalse();
        Trait trait =
                approval(List.of(admins, mallorys), false, steps).outOfBounds().orElseThrow();
        assertThat(trait.fact()).endsWith("by arn:aws:iam::111122223333:user/mallory, beyond maxPrivilege of entry m");
    }

    @Test
    void who_stayed_within_bounds_is_not_out_of_them_for_what_somebody_else_granted() {
        Step admin = by(MALLORY, granted(NEW_USER, "e-7", NOON, Level.ADMIN));
        Approval approval = approval(List.of(EntryAttributes.entry(Map.of())), false, CREATION, READS, admin);
        assertThat(approval.isGiven()).isFalse();
        assertThat(approval.outOfBounds()).isEmpty();
    }

    @Test
    void what_was_not_read_whole_is_not_approved_and_nobody_out_of_bounds_for_it() {
        List<AllowlistEntry> entries = List.of(EntryAttributes.entry(Map.of()));
        assertThat(approval(entries, false, CREATION, READS).isGiven()).isTrue();
        assertThat(approval(entries, true, CREATION, READS).isGiven()).isFalse();
        assertThat(approval(entries, true, CREATION, READS).outOfBounds()).isEmpty();
    }

    @Test
    void who_opens_a_role_to_outsiders_must_be_allowed_what_it_held_already() {
        Map<String, ?> opens = Map.of("operations", "CreateRole");
        assertThat(opened(opens, Level.LIMITED).isGiven()).isTrue();
        assertThat(opened(opens, Level.ADMIN).isGiven()).isFalse();
        assertThat(opened(opens, Level.ADMIN).outOfBounds()).isPresent();
        Map<String, ?> much = Map.of("operations", "CreateRole", "maxPrivilege", "ESCALATION");
        assertThat(opened(much, Level.ESCALATION).isGiven()).isTrue();
        assertThat(opened(much, Level.ADMIN).isGiven()).isFalse();
    }

    private static Approval opened(Map<String, ?> entry, Level held) {
        Step earlier = by(MALLORY, granted(Cast.NEW_ROLE, "e-1", NOON.minus(Duration.ofDays(30)), held));
        Step door = by(TERRAFORM, Cast.opened(Cast.NEW_ROLE, "e-2", NOON, Cast.THE_VENDOR));
        List<Stretch> stretches = Stretches.of(Chain.of(Cast.NEW_ROLE, List.of(earlier, door)), Tuning.DEFAULT);
        assertThat(stretches).hasSize(1);
        return new Approval(stretches.get(0), List.of(EntryAttributes.entry(entry)));
    }

    @Test
    void the_role_of_a_stack_is_covered_by_its_own_entry_and_never_by_a_persons() {
        Step byStack =
                Cast.from(Provisioners.CLOUDFORMATION, by(Provisioners.STACK_ROLE, created(NEW_USER, "e-1", NOON)));
        Map<String, ?> role = Map.of("principal", "*:role/cfn-exec", "viaServices", "cloudformation.amazonaws.com");
        assertThat(given(List.of(EntryAttributes.entry(role)), byStack, READS, by(TERRAFORM, READS)))
                .isFalse();
        assertThat(given(List.of(EntryAttributes.entry(role), EntryAttributes.entry(Map.of())), byStack, READS))
                .isTrue();
        assertThat(given(
                        List.of(EntryAttributes.entry(Map.of("principal", "*:role/cfn-exec", "people", "*"))), byStack))
                .isFalse();
    }

    private static Step half(Principal actor, String eventId, Half half) {
        return by(actor, granted(NEW_USER, eventId, NOON, new Privilege(Level.LIMITED, Set.of(half), "half")));
    }
}
