package dev.latchkey.detection.chain;

import static dev.latchkey.detection.Cast.ACCOUNT_ROOT;
import static dev.latchkey.detection.Cast.HOME;
import static dev.latchkey.detection.Cast.NEW_ROLE;
import static dev.latchkey.detection.Cast.NEW_USER;
import static dev.latchkey.detection.Cast.NOON;
import static dev.latchkey.detection.Cast.created;
import static dev.latchkey.detection.Cast.granted;
import static dev.latchkey.detection.Cast.keyed;
import static dev.latchkey.detection.Cast.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Concurrently;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.AllSteps;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every store of chains does. A test of one extends this. */
public abstract class ChainStoreContract {

    private static final int WRITERS = 32;

    /** A store that holds nothing, a new one at each call. */
    protected abstract ChainStore store();

    @Test
    void a_subject_never_seen_has_an_empty_chain() {
        assertThat(store().read(NEW_USER)).isEqualTo(Chain.of(NEW_USER, List.of()));
    }

    @Test
    void adding_nothing_is_allowed() {
        ChainStore store = store();
        store.add(List.of());
        assertThat(store.read(NEW_USER).steps()).isEmpty();
    }

    @Test
    void a_step_added_twice_is_one_step() {
        ChainStore store = store();
        Step key = keyed(NEW_USER, "e-1", NOON);
        store.add(List.of(key));
        store.add(List.of(key));
        assertThat(store.read(NEW_USER).steps()).containsExactly(key);
        assertThat(store.read(NEW_USER).truncated()).isFalse();
    }

    @Test
    void a_step_given_twice_in_one_call_is_one_step() {
        ChainStore store = store();
        Step key = keyed(NEW_USER, "e-1", NOON);
        store.add(List.of(key, key));
        assertThat(store.read(NEW_USER).steps()).containsExactly(key);
    }

    @Test
    void of_one_event_told_in_two_ways_the_stronger_telling_counts_whichever_came_first() {
        Step weak = granted(NEW_USER, "e-1", NOON, Level.UNKNOWN);
        Step strong = granted(NEW_USER, "e-1", NOON, Level.ADMIN);
        ChainStore weakFirst = store();
        weakFirst.add(List.of(weak));
        weakFirst.add(List.of(strong));
        ChainStore strongFirst = store();
        strongFirst.add(List.of(strong));
        strongFirst.add(List.of(weak));
        assertThat(weakFirst.read(NEW_USER).steps()).containsExactly(strong);
        assertThat(strongFirst.read(NEW_USER)).isEqualTo(weakFirst.read(NEW_USER));
    }

    @Test
    void steps_come_back_in_event_time_whatever_order_they_arrived_in() {
        ChainStore store = store();
        Step creation = created(NEW_USER, "e-9", NOON);
        Step grant = granted(NEW_USER, "e-1", NOON, Level.ADMIN);
        Step key = keyed(NEW_USER, "e-5", NOON.plusSeconds(1));
        store.add(List.of(key));
        store.add(List.of(grant, creation));
        assertThat(store.read(NEW_USER).steps()).containsExactly(creation, grant, key);
    }

    @Test
    void both_steps_of_one_event_are_kept() {
        ChainStore store = store();
        List<Step> both = AllSteps.ofOneEvent();
        store.add(both);
        assertThat(store.read(NEW_ROLE).steps()).containsExactlyElementsOf(both);
    }

    @Test
    void chains_of_different_subjects_do_not_mix() {
        ChainStore store = store();
        List<Subject> namesakes = List.of(
                new Subject.User("aws", HOME, "root"),
                new Subject.Role("aws", HOME, "root"),
                new Subject.User("aws", "444455556666", "root"),
                new Subject.User("aws-cn", HOME, "root"),
                new Subject.User("aws", HOME, "root2"),
                ACCOUNT_ROOT);
        namesakes.forEach(subject -> store.add(List.of(keyed(subject, "e-of-" + subject.key(), NOON))));
        assertThat(namesakes)
                .allSatisfy(subject -> assertThat(store.read(subject).steps())
                        .containsExactly(keyed(subject, "e-of-" + subject.key(), NOON)));
    }

    @Test
    void names_that_differ_in_case_only_are_one_subject() {
        ChainStore store = store();
        Step key = keyed(new Subject.User("aws", HOME, "Backup-SVC"), "e-1", NOON);
        store.add(List.of(key));
        assertThat(store.read(NEW_USER).steps()).containsExactly(key);
    }

    @ParameterizedTest
    @MethodSource("dev.latchkey.detection.step.AllSteps#everyKind")
    void everything_of_a_step_survives(Step step) {
        ChainStore store = store();
        store.add(List.of(step));
        assertThat(store.read(step.subject()).steps()).containsExactly(step);
    }

    @Test
    void of_a_step_that_comes_less_than_a_day_after_its_time_no_store_says_when_it_came() {
        ChainStore store = store();
        Step key = keyed(NEW_USER, "e-1", NOON.minus(Step.DELIVERY).plusSeconds(1));
        store.add(List.of(key));
        store.add(List.of(key));
        assertThat(store.read(NEW_USER).steps()).containsExactly(key);
        assertThat(key.late()).isEmpty();
    }

    @RepeatedTest(5)
    void of_concurrent_writers_at_least_one_reads_all_steps_whichever_wins() {
        ChainStore store = store();
        List<Integer> read = Concurrently.each(WRITERS, number -> {
            store.add(List.of(keyed(NEW_USER, "e-" + number, NOON.plusSeconds(number))));
            return store.read(NEW_USER).steps().size();
        });
        assertThat(read).contains(WRITERS);
        assertThat(store.read(NEW_USER).steps()).hasSize(WRITERS);
    }
}
