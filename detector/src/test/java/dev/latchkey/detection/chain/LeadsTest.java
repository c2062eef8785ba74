package dev.latchkey.detection.chain;

import static dev.latchkey.detection.Cast.MALLORY;
import static dev.latchkey.detection.Cast.NEW_USER;
import static dev.latchkey.detection.Cast.NOON;
import static dev.latchkey.detection.Cast.TERRAFORM;
import static dev.latchkey.detection.Cast.by;
import static dev.latchkey.detection.Cast.created;
import static dev.latchkey.detection.Cast.granted;
import static dev.latchkey.detection.Cast.keyed;
import static dev.latchkey.detection.Cast.step;
import static dev.latchkey.detection.History.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.call.Principal;
import dev.latchkey.detection.rights.Privilege;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Fact;
import dev.latchkey.detection.step.Fact.Noted;
import dev.latchkey.detection.step.Means;
import dev.latchkey.detection.step.Note;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whoever was judged with what a caller did elsewhere is found again from there, and nobody else is. */
class LeadsTest {

    private static final Instant LATER = NOON.plusSeconds(1);
    private static final Subject GROUP = new Subject.Thing(Subject.Kind.GROUP, "aws", Cast.HOME, "admins");
    private static final Step DENIAL = step(NEW_USER, "e-8", NOON, new Noted(Note.DENIED, "AccessDenied"));

    @Test
    void each_caller_leads_to_the_identity_from_the_last_of_its_steps() {
        Chain chain = Chain.of(
                NEW_USER,
                List.of(
                        created(NEW_USER, "e-1", NOON),
                        by(TERRAFORM, granted(NEW_USER, "e-2", NOON, Level.ADMIN)),
                        keyed(NEW_USER, "e-3", LATER)));
        assertThat(Leads.to(chain))
                .extracting(Step::actor, Step::time)
                .containsExactlyInAnyOrder(tuple(MALLORY, LATER), tuple(TERRAFORM, NOON));
    }

    @Test
    void evidence_leads_nowhere() {
        assertThat(Leads.to(Chain.of(NEW_USER, List.of(DENIAL)))).isEmpty();
    }

    @Test
    void what_gives_an_identity_what_another_holds_is_sure_to_need_a_lead() {
        assertThat(Leads.ofLinked(List.of(joined(NEW_USER), keyed(NEW_USER, "e-2", NOON))))
                .extracting(Step::subject, Step::fact)
                .containsExactly(tuple(reach(MALLORY), new Noted(Note.LEADS_TO, NEW_USER.key())));
    }

    @Test
    void what_holds_for_itself_is_not() {
        assertThat(Leads.ofLinked(List.of(granted(NEW_USER, "e-1", NOON, Level.ADMIN), DENIAL)))
                .isEmpty();
    }

    @Test
    void nor_is_what_gives_it_to_a_group_which_is_not_judged() {
        assertThat(Leads.ofLinked(List.of(joined(GROUP)))).isEmpty();
    }

    @Test
    void a_lead_of_that_time_or_later_leads_as_far() {
        Step lead = lead(MALLORY, NEW_USER, NOON);
        assertThat(Leads.leadsAsFar(List.of(lead), lead)).isTrue();
        assertThat(Leads.leadsAsFar(List.of(lead(MALLORY, NEW_USER, LATER)), lead))
                .isTrue();
    }

    @Test
    void an_earlier_lead_does_not_nor_one_of_another_caller_or_to_another_identity() {
        List<Step> others = List.of(
                lead(MALLORY, NEW_USER, NOON.minusSeconds(1)),
                lead(TERRAFORM, NEW_USER, NOON),
                lead(MALLORY, user("other"), NOON));
        assertThat(Leads.leadsAsFar(others, lead(MALLORY, NEW_USER, NOON))).isFalse();
        assertThat(Leads.leadsAsFar(List.of(), lead(MALLORY, NEW_USER, NOON))).isFalse();
    }

    private static Step joined(Subject subject) {
        Privilege unknown = Privilege.of(Level.UNKNOWN, "as the group has it");
        return step(subject, "e-1", NOON, new Fact.Granted("admins", unknown, Means.POLICY, Optional.of(GROUP)));
    }

    private static Step lead(Principal caller, Subject identity, Instant time) {
        Step step = by(caller, keyed(identity, "e-1", time));
        return step.of(reach(caller), caller.name(), new Noted(Note.LEADS_TO, identity.key()));
    }

    private static Subject reach(Principal caller) {
        return new Subject.Thing(Subject.Kind.REACH, "aws", Cast.HOME, caller.name());
    }
}
