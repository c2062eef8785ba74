package dev.latchkey.detection.chain;

import static dev.latchkey.detection.Cast.NEW_USER;
import static dev.latchkey.detection.Cast.NOON;
import static dev.latchkey.detection.Cast.created;
import static dev.latchkey.detection.Cast.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.step.Fact.Noted;
import dev.latchkey.detection.step.Note;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A deletion in the second in which its name is taken is that of who bore the name before, if somebody did. */
class DeletionTest {

    private static final Instant BEFORE = NOON.minusSeconds(60);
    private static final Instant JUST_BEFORE = NOON.minusNanos(1);
    private static final Step CREATION = created(NEW_USER, "e-1", NOON);
    private static final Step DELETION = deleted("e-2", NOON);

    @Test
    void it_ends_who_was_made_before() {
        assertThat(timeOf(DELETION, created(NEW_USER, "e-0", BEFORE), CREATION)).isEqualTo(JUST_BEFORE);
    }

    @Test
    void it_ends_who_was_made_in_that_second_if_nobody_is_known_before() {
        assertThat(timeOf(DELETION, CREATION)).isEqualTo(NOON);
    }

    @Test
    void nobody_was_there_who_had_been_deleted_by_then() {
        assertThat(timeOf(DELETION, created(NEW_USER, "e-0", BEFORE), deleted("e-0", BEFORE.plusSeconds(1)), CREATION))
                .isEqualTo(NOON);
    }

    /** Whose deletion alone is known was there all the same, but is gone. */
    @Test
    void a_deletion_of_somebody_unknown_takes_nobody_along_who_was_made_later() {
        assertThat(timeOf(DELETION, deleted("e-0", BEFORE), created(NEW_USER, "e-0b", BEFORE.plusSeconds(1)), CREATION))
                .isEqualTo(JUST_BEFORE);
    }

    @Test
    void of_two_deletions_the_second_ends_who_was_made_in_between() {
        Step second = deleted("e-3", NOON);
        Step earlier = created(NEW_USER, "e-0", BEFORE);
        assertThat(timeOf(DELETION, earlier, CREATION, second)).isEqualTo(JUST_BEFORE);
        assertThat(Deletion.timeOf(second, List.of(earlier, CREATION, DELETION, second)))
                .isEqualTo(NOON);
    }

    @Test
    void without_a_creation_in_its_second_it_is_at_its_own_time() {
        assertThat(timeOf(DELETION, created(NEW_USER, "e-0", BEFORE))).isEqualTo(NOON);
        assertThat(timeOf(DELETION, created(NEW_USER, "e-0", BEFORE), created(NEW_USER, "e-4", NOON.plusSeconds(1))))
                .isEqualTo(NOON);
    }

    @Test
    void what_others_bear_says_nothing_of_it() {
        Subject other = new Subject.User("aws", Cast.HOME, "other");
        assertThat(timeOf(DELETION, created(other, "e-0", BEFORE), CREATION)).isEqualTo(NOON);
        assertThat(timeOf(DELETION, created(NEW_USER, "e-0", BEFORE), created(other, "e-1", NOON)))
                .isEqualTo(NOON);
    }

    /** Of whom renames of that second tell is worked out elsewhere. */
    @Test
    void a_rename_in_its_second_leaves_it_at_its_own_time() {
        Step renamed = step(NEW_USER, "e-5", NOON, new Noted(Note.RENAMED_FROM, "older"));
        assertThat(timeOf(DELETION, created(NEW_USER, "e-0", BEFORE), CREATION, renamed))
                .isEqualTo(NOON);
    }

    @Test
    void no_other_step_is_moved() {
        assertThat(Deletion.timeOf(CREATION, List.of(created(NEW_USER, "e-0", BEFORE), CREATION, DELETION)))
                .isEqualTo(NOON);
    }

    private static Instant timeOf(Step deletion, Step... others) {
        List<Step> all = new ArrayList<>(List.of(others));
        all.add(deletion);
        all.sort(Step.IN_EVENT_TIME);
        return Deletion.timeOf(deletion, all);
    }

    private static Step deleted(String eventId, Instant time) {
        return step(NEW_USER, eventId, time, new Noted(Note.DELETED, ""));
    }
}
