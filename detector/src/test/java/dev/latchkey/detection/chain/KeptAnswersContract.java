package dev.latchkey.detection.chain;

import static dev.latchkey.detection.Cast.HOME;
import static dev.latchkey.detection.Cast.NEW_ROLE;
import static dev.latchkey.detection.Cast.NEW_USER;
import static dev.latchkey.detection.Cast.NOON;
import static dev.latchkey.detection.Cast.granted;
import static dev.latchkey.detection.Cast.keyed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Concurrently;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What every store of chains does with what was learnt of a step. A test of one extends this. */
public abstract class KeptAnswersContract {

    private static final int WRITERS = 32;

    /** A store that holds nothing, a new one at each call. */
    protected abstract ChainStore store();

    @Test
    void what_iam_answered_is_read_with_the_chain_and_adding_the_step_again_does_not_undo_it() {
        ChainStore store = store();
        Step grant = granted(NEW_USER, "e-1", NOON, Level.UNKNOWN);
        store.add(List.of(grant, keyed(NEW_USER, "e-2", NOON)));
        List<Answer> answers = AllAnswers.ofEveryKind();
        answers.forEach(answer -> store.keep(grant, List.of(answer)));
        store.add(List.of(grant));
        assertThat(store.read(NEW_USER).answers()).containsExactlyInAnyOrderElementsOf(answers);
        assertThat(store.read(NEW_USER).steps()).hasSize(2).contains(grant);
        assertThat(store.read(NEW_ROLE).answers()).isEmpty();
    }

    @Test
    void of_two_answers_about_the_same_the_one_kept_last_stands() {
        ChainStore store = store();
        Step grant = granted(NEW_USER, "e-1", NOON, Level.UNKNOWN);
        store.add(List.of(grant));
        store.keep(grant, List.of(AllAnswers.of(NEW_ROLE, Level.LIMITED)));
        store.keep(grant, List.of(AllAnswers.of(NEW_ROLE, Level.ADMIN)));
        assertThat(store.read(NEW_USER).answers()).containsExactly(AllAnswers.of(NEW_ROLE, Level.ADMIN));
    }

    @Test
    void beside_a_step_that_is_not_stored_nothing_is_kept() {
        ChainStore store = store();
        store.keep(granted(NEW_USER, "e-1", NOON, Level.UNKNOWN), AllAnswers.ofEveryKind());
        assertThat(store.read(NEW_USER)).isEqualTo(Chain.of(NEW_USER, List.of()));
    }

    @RepeatedTest(5)
    void workers_that_learn_of_the_same_step_at_once_undo_nothing_of_each_other() {
        ChainStore store = store();
        Step grant = granted(NEW_USER, "e-1", NOON, Level.UNKNOWN);
        store.add(List.of(grant));
        List<Integer> kept = Concurrently.each(WRITERS, number -> {
            Answer answer = AllAnswers.of(new Subject.Role("aws", HOME, "role-" + number), Level.LIMITED);
            store.add(List.of(grant));
            store.keep(grant, List.of(answer));
            return store.read(NEW_USER).answers().size();
        });
        assertThat(kept).contains(WRITERS);
    }
}
