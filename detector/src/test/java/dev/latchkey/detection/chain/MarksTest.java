package dev.latchkey.detection.chain;

import static dev.latchkey.detection.Cast.MALLORY;
import static dev.latchkey.detection.Cast.NEW_USER;
import static dev.latchkey.detection.Cast.NOON;
import static dev.latchkey.detection.Cast.created;
import static dev.latchkey.detection.Cast.keyed;
import static dev.latchkey.detection.Cast.step;
import static dev.latchkey.detection.History.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.step.Fact.Noted;
import dev.latchkey.detection.step.Note;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A caller whose creation is not known is told where its leads are; if it comes after all, it leads there. */
class MarksTest {

    private static final Subject CALLER = user("mallory");
    private static final Instant EARLIER = NOON.minusSeconds(1);
    private static final Instant LATER = NOON.plusSeconds(1);
    private static final Chain KEYED = keyedAtNoon(NEW_USER);

    private final InMemoryChainStore store = new InMemoryChainStore();

    @Test
    void a_caller_of_whom_nothing_is_known_is_marked_with_the_key_of_its_leads() {
        Subject reach = new Subject.Thing(Subject.Kind.REACH, "aws", Cast.HOME, MALLORY.name());
        assertThat(Leads.marks(KEYED, store))
                .extracting(Step::subject, Step::fact)
                .containsExactly(tuple(CALLER, new Noted(Note.LEADS_TO, reach.key())));
    }

    @Test
    void one_who_was_born_by_then_is_not_marked() {
        assertThat(marksBeside(created(CALLER, "e-0", EARLIER))).isEmpty();
    }

    @Test
    void nor_is_one_who_was_born_in_that_second() {
        assertThat(marksBeside(created(CALLER, "e-0", NOON))).isEmpty();
    }

    @Test
    void one_who_was_born_later_is_marked_for_another_bore_the_name_then() {
        assertThat(marksBeside(created(CALLER, "e-0", LATER))).hasSize(1);
    }

    @Test
    void what_else_was_done_to_the_caller_is_no_birth() {
        assertThat(marksBeside(keyed(CALLER, "e-0", EARLIER))).hasSize(1);
    }

    @Test
    void nobody_is_marked_twice() {
        store.add(Leads.marks(KEYED, store));
        assertThat(Leads.marks(KEYED, store)).isEmpty();
    }

    @Test
    void another_mark_is_not_the_same() {
        assertThat(marksBeside(step(CALLER, "e-0", NOON, new Noted(Note.LEADS_TO, "elsewhere"))))
                .hasSize(1);
    }

    @Test
    void whoever_acts_on_itself_is_judged_anyway() {
        assertThat(Leads.marks(keyedAtNoon(CALLER), store)).isEmpty();
    }

    @Test
    void nobody_acts_in_another_partition() {
        assertThat(Leads.marks(keyedAtNoon(new Subject.User("aws-cn", Cast.HOME, "svc")), store))
                .isEmpty();
    }

    @Test
    void a_birth_before_the_last_step_or_in_its_second_leads_to_the_identity() {
        remember();
        assertThat(Leads.from(created(CALLER, "e-0", EARLIER), store)).containsExactly(NEW_USER);
        assertThat(Leads.from(created(CALLER, "e-0", NOON), store)).containsExactly(NEW_USER);
    }

    @Test
    void a_birth_after_it_leads_nowhere() {
        remember();
        assertThat(Leads.from(created(CALLER, "e-0", LATER), store)).isEmpty();
    }

    @Test
    void who_took_the_name_of_a_caller_leads_to_the_identity_too() {
        remember();
        assertThat(Leads.from(noted(Note.RENAMED_FROM), store)).containsExactly(NEW_USER);
    }

    @Test
    void whatever_else_is_done_to_a_caller_leads_nowhere() {
        remember();
        assertThat(Leads.from(keyed(CALLER, "e-0", EARLIER), store)).isEmpty();
        assertThat(Leads.from(noted(Note.RENAMED_TO), store)).isEmpty();
    }

    private static Step noted(Note note) {
        return step(CALLER, "e-0", EARLIER, new Noted(note, "maker"));
    }

    private void remember() {
        store.add(Leads.to(KEYED));
        store.add(Leads.marks(KEYED, store));
    }

    private List<Step> marksBeside(Step ofCaller) {
        store.add(List.of(ofCaller));
        return Leads.marks(KEYED, store);
    }

    private static Chain keyedAtNoon(Subject subject) {
        return Chain.of(subject, List.of(keyed(subject, "e-1", NOON)));
    }
}
