package dev.latchkey.detection.rights;

import static dev.latchkey.detection.Calls.allow;
import static dev.latchkey.detection.Cast.NEW_ROLE;
import static dev.latchkey.detection.History.role;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.call.PolicyDocument;
import dev.latchkey.detection.rights.Privilege.Half;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.subject.Subject;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PrivilegeTest {

    private static final Privilege LIMITED = Privilege.of(Level.LIMITED, "limited");
    private static final Privilege UNKNOWN = Privilege.of(Level.UNKNOWN, "not known");
    private static final Privilege PASSES = new Privilege(Level.LIMITED, Set.of(Half.PASSES_ROLE), "passes");
    private static final Privilege RUNS = new Privilege(Level.LIMITED, Set.of(Half.RUNS_SOMETHING), "runs");
    private static final Privilege ASSUMES_ONE = assuming(NEW_ROLE);
    private static final Privilege ASSUMES_OTHER = assuming(role("other"));

    @Test
    void a_union_is_as_strong_as_its_strongest_and_of_nothing_is_nothing() {
        assertThat(Privilege.union(List.of(LIMITED, UNKNOWN)).level()).isEqualTo(Level.UNKNOWN);
        assertThat(Privilege.union(List.of())).isEqualTo(Privilege.NOTHING);
    }

    @Test
    void both_halves_together_are_an_escalation_and_one_is_not() {
        assertThat(Privilege.union(List.of(PASSES, RUNS)).level()).isEqualTo(Level.ESCALATION);
        assertThat(Privilege.union(List.of(PASSES, PASSES)).level()).isEqualTo(Level.LIMITED);
    }

    @Test
    void the_roles_are_all_that_it_is_unknown_for_only_if_nothing_else_is_unknown() {
        assertThat(Privilege.union(List.of(ASSUMES_ONE, ASSUMES_OTHER, LIMITED)).assumes())
                .containsExactlyInAnyOrder(NEW_ROLE, role("other"));
        assertThat(Privilege.union(List.of(ASSUMES_ONE, UNKNOWN)).assumes()).isEmpty();
        assertThat(Privilege.union(List.of(ASSUMES_ONE, UNKNOWN)).roles()).containsExactly(NEW_ROLE);
        assertThat(Privilege.union(List.of(ASSUMES_ONE, Privilege.of(Level.ADMIN, "all")))
                        .assumes())
                .isEmpty();
    }

    /** Of more than one judgement reads the first are read: no other ones on the next run, or live. */
    @Test
    void roles_come_in_one_order_whatever_the_set_that_they_stood_in() {
        List<Subject> sorted =
                IntStream.range(100, 200).mapToObj(at -> role("r" + at)).toList();
        Privilege all = new Privilege(Level.UNKNOWN, Set.of(), Set.copyOf(sorted), "may assume them");
        assertThat(all.roles()).containsExactlyElementsOf(sorted);
        assertThat(Privilege.union(List.of(all, UNKNOWN)).roles()).containsExactlyElementsOf(sorted);
    }

    @Test
    void without_its_roles_it_is_limited_and_keeps_its_halves() {
        Privilege both = new Privilege(Level.UNKNOWN, Set.of(Half.PASSES_ROLE), Set.of(NEW_ROLE), "both");
        assertThat(both.withoutRoles().level()).isEqualTo(Level.LIMITED);
        assertThat(both.withoutRoles().halves()).containsExactly(Half.PASSES_ROLE);
        assertThat(both.withoutRoles().assumes()).isEmpty();
    }

    @Test
    void what_is_unknown_besides_its_roles_stays_so_without_them() {
        Privilege both = Privilege.union(List.of(ASSUMES_ONE, UNKNOWN, PASSES));
        assertThat(both.withoutRoles().level()).isEqualTo(Level.UNKNOWN);
        assertThat(both.withoutRoles().halves()).containsExactly(Half.PASSES_ROLE);
        assertThat(both.withoutRoles().roles()).isEmpty();
    }

    @Test
    void a_boundary_lowers_to_its_own_level_and_raises_nothing() {
        Privilege all = Privilege.of(Level.ADMIN, "all");
        assertThat(all.within(Level.ADMIN)).isEqualTo(all);
        assertThat(all.within(Level.ESCALATION).level()).isEqualTo(Level.ESCALATION);
        assertThat(all.within(Level.LIMITED).level()).isEqualTo(Level.LIMITED);
        assertThat(all.within(Level.NONE).level()).isEqualTo(Level.LIMITED);
        assertThat(Privilege.NOTHING.within(Level.LIMITED).level()).isEqualTo(Level.NONE);
    }

    @Test
    void within_a_boundary_that_is_not_powerful_a_half_is_worth_nothing() {
        assertThat(PASSES.within(Level.LIMITED).halves()).isEmpty();
        assertThat(PASSES.within(Level.ESCALATION).halves()).containsExactly(Half.PASSES_ROLE);
    }

    @Test
    void within_a_boundary_of_its_own_level_it_stays_what_it_is() {
        Privilege both = new Privilege(Level.ESCALATION, Set.of(Half.values()), "both halves");
        assertThat(both.within(Level.ESCALATION)).isEqualTo(both);
        assertThat(LIMITED.within(Level.LIMITED)).isEqualTo(LIMITED);
        assertThat(ASSUMES_ONE.within(Level.UNKNOWN)).isEqualTo(ASSUMES_ONE);
        assertThat(ASSUMES_ONE.within(Level.LIMITED).assumes()).isEmpty();
    }

    @Test
    void a_document_is_read_in_the_account_of_whoever_holds_it() {
        PolicyDocument own = allow("iam:*", "arn:aws:iam::111122223333:*");
        assertThat(Privilege.ofDocument(own, "arn:aws:iam::111122223333:user/a").level())
                .isEqualTo(Level.ESCALATION);
        assertThat(Privilege.ofDocument(own, "arn:aws:iam::444455556666:user/a").level())
                .isEqualTo(Level.LIMITED);
        assertThat(Privilege.ofDocument(own, "arn:aws-cn:iam::111122223333:user/a")
                        .level())
                .isEqualTo(Level.LIMITED);
        assertThat(Privilege.ofDocument(allow("*", "*"), "no:arn:of:five:parts").level())
                .isEqualTo(Level.ADMIN);
        assertThat(Privilege.ofDocument(own, "arn:aws:iam::111122223333").level())
                .isEqualTo(Level.LIMITED);
    }

    @Test
    void a_managed_policy_has_its_level_and_a_customers_is_unknown() {
        assertThat(ManagedPolicy.privilegeOf("arn:aws:iam::aws:policy/AdministratorAccess")
                        .level())
                .isEqualTo(Level.ADMIN);
        assertThat(ManagedPolicy.privilegeOf("arn:aws:iam::111122223333:policy/AdministratorAccess")
                        .level())
                .isEqualTo(Level.UNKNOWN);
    }

    private static Privilege assuming(Subject role) {
        return new Privilege(Level.UNKNOWN, Set.of(), Set.of(role), "may assume it");
    }
}
