package dev.latchkey.detection.chain;

import static dev.latchkey.detection.Cast.NOON;
import static dev.latchkey.detection.Cast.created;
import static dev.latchkey.detection.Cast.keyed;
import static dev.latchkey.detection.Cast.step;
import static dev.latchkey.detection.History.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.step.Fact.Noted;
import dev.latchkey.detection.step.Note;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What steps tell of whether somebody bore the name a before a second and after it. */
class BorneTest {

    private static final Subject A = user("a");
    private static final Subject B = user("b");
    private static final Instant EARLIER = NOON.minusSeconds(1);
    private static final Instant LATER = NOON.plusSeconds(1);

    @Test
    void who_was_given_something_in_an_earlier_second_bore_the_name() {
        assertThat(before(keyed(A, "e-1", EARLIER))).contains(true);
    }

    @Test
    void what_was_given_in_the_second_or_later_tells_nothing_of_before() {
        assertThat(before(keyed(A, "e-1", NOON))).isEmpty();
        assertThat(before(keyed(A, "e-1", LATER))).isEmpty();
    }

    @Test
    void what_was_given_to_another_or_only_asked_for_tells_nothing_of_before() {
        assertThat(before(keyed(B, "e-1", EARLIER))).isEmpty();
        assertThat(before(noted(Note.DENIED, EARLIER))).isEmpty();
    }

    @Test
    void by_an_earlier_turn_the_name_was_borne_or_not_whatever_was_given() {
        Step key = keyed(A, "e-1", EARLIER);
        assertThat(new Borne(List.of(key), List.of(noted(Note.DELETED, EARLIER))).before("a", NOON))
                .contains(false);
        assertThat(new Borne(List.of(), List.of(created(A, "e-2", EARLIER))).before("a", NOON))
                .contains(true);
    }

    @Test
    void who_is_given_something_or_deleted_next_was_there() {
        assertThat(after(keyed(A, "e-1", LATER))).contains(true);
        assertThat(after(noted(Note.DELETED, LATER))).contains(true);
    }

    @Test
    void what_is_given_in_the_second_itself_or_before_tells_nothing_of_after() {
        assertThat(after(keyed(A, "e-1", NOON))).isEmpty();
        assertThat(after(keyed(A, "e-1", EARLIER))).isEmpty();
    }

    @Test
    void what_is_given_to_another_or_only_asked_for_tells_nothing_of_after() {
        assertThat(after(keyed(B, "e-1", LATER))).isEmpty();
        assertThat(after(noted(Note.DENIED, LATER))).isEmpty();
    }

    @Test
    void who_begins_next_may_follow_another_even_if_something_is_given_in_that_second() {
        assertThat(after(created(A, "e-1", LATER), keyed(A, "e-2", LATER))).isEmpty();
        assertThat(after(created(A, "e-1", LATER.plusSeconds(1)), keyed(A, "e-2", LATER)))
                .contains(true);
    }

    private static Step noted(Note note, Instant time) {
        return step(A, "e-9", time, new Noted(note, ""));
    }

    private static Optional<Boolean> before(Step step) {
        return new Borne(List.of(step), List.of()).before("a", NOON);
    }

    private static Optional<Boolean> after(Step... steps) {
        return new Borne(List.of(steps), List.of()).after("a", NOON);
    }
}
