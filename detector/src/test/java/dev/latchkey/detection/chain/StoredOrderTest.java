package dev.latchkey.detection.chain;

import static dev.latchkey.detection.Cast.NEW_USER;
import static dev.latchkey.detection.Cast.NOON;
import static dev.latchkey.detection.Cast.created;
import static dev.latchkey.detection.Cast.granted;
import static dev.latchkey.detection.Cast.keyed;
import static dev.latchkey.detection.Cast.step;
import static dev.latchkey.detection.History.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.AllSteps;
import dev.latchkey.detection.step.Fact;
import dev.latchkey.detection.step.Note;
import dev.latchkey.detection.step.Step;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** In what order steps count, and which are read first where there are too many. */
class StoredOrderTest {

    @Test
    void within_a_second_the_creation_is_first_and_what_ends_a_name_is_last() {
        Step creation = created(NEW_USER, "e-9", NOON);
        Step key = keyed(NEW_USER, "e-5", NOON);
        Step arrival = noted("e-6", Note.RENAMED_FROM);
        Step deletion = noted("e-1", Note.DELETED);
        Step rename = noted("e-2", Note.RENAMED_TO);
        assertThat(Chain.of(NEW_USER, List.of(deletion, key, rename, arrival, creation))
                        .steps())
                .containsExactly(creation, key, arrival, deletion, rename);
    }

    @Test
    void the_next_second_comes_after_the_last_of_this_one() {
        Step deletion = noted("e-2", Note.DELETED);
        Step again = created(NEW_USER, "e-1", NOON.plusSeconds(1));
        assertThat(Chain.of(NEW_USER, List.of(again, deletion)).steps()).containsExactly(deletion, again);
    }

    @Test
    void a_step_belongs_to_the_creation_of_its_own_call_else_to_the_last_that_is_not_after_it() {
        Step first = created(NEW_USER, "e-1", NOON);
        Step second = created(NEW_USER, "e-2", NOON);
        Step key = keyed(NEW_USER, "e-0", NOON);
        Step ofTheFirst = keyed(NEW_USER, "e-1", NOON);
        Step before = keyed(NEW_USER, "e-3", NOON.minusSeconds(1));
        Chain chain = Chain.of(NEW_USER, List.of(first, second, key, ofTheFirst, before));
        assertThat(chain.creationOf(key)).contains(second);
        assertThat(chain.creationOf(ofTheFirst)).contains(first);
        assertThat(chain.creationOf(before)).isEmpty();
    }

    @Test
    void of_too_many_the_strongest_and_then_the_earliest_of_each_stage_are_read() {
        Step late = granted(NEW_USER, "e-1", NOON.plusSeconds(1), Level.LIMITED);
        Step early = granted(NEW_USER, "e-2", NOON, Level.LIMITED);
        Step strong = granted(NEW_USER, "e-3", NOON.plusSeconds(2), Level.ADMIN);
        Step key = keyed(NEW_USER, "e-4", NOON);
        assertThat(Bounded.strongest(List.of(late, early, strong, key), 2).steps())
                .containsExactly(strong, early, key);
    }

    @Test
    void no_strength_has_two_digits_for_it_is_part_of_the_stored_key() {
        assertThat(AllSteps.everyKind().map(step -> step.fact().strength()))
                .allSatisfy(strength -> assertThat(strength).isBetween(0, 9));
        assertThat(Arrays.stream(Note.values()).map(Note::strength)).contains(9);
    }

    @Test
    void a_rename_outlives_a_flood_of_other_evidence() {
        List<Note> flood = List.of(Note.DONE, Note.USED, Note.DENIED, Note.DELETED, Note.OMITTED);
        assertThat(flood).allSatisfy(note -> assertThat(note.strength()).isLessThan(Note.RENAMED_TO.strength()));
        assertThat(Note.RENAMED_FROM.strength()).isEqualTo(Note.RENAMED_TO.strength());
    }

    @Test
    void the_strongest_are_read_first_and_of_those_the_earliest() {
        Step admin = granted(NEW_USER, "e-z", NOON.plusSeconds(99), Level.ADMIN);
        List<Step> limited = IntStream.range(0, 3)
                .mapToObj(at -> granted(NEW_USER, "e-" + (9 - at), NOON.plusSeconds(at), Level.LIMITED))
                .toList();
        List<Step> all = Stream.concat(limited.stream(), Stream.of(admin)).toList();
        assertThat(Bounded.strongest(all, 2).steps()).containsExactly(admin, limited.get(0));
    }

    @Test
    void answers_of_one_moment_are_told_apart_by_whom_they_are_about() {
        Answer one = new Answer(user("a"), new Known(Optional.of(NOON), Optional.empty()), NOON);
        Answer other = new Answer(user("b"), Known.NOTHING, NOON);
        assertThat(Answer.OLDEST_FIRST.compare(one, other)).isNegative();
        assertThat(Answer.OLDEST_FIRST.compare(other, one)).isPositive();
    }

    private static Step noted(String eventId, Note note) {
        return step(NEW_USER, eventId, NOON, new Fact.Noted(note, "other"));
    }
}
