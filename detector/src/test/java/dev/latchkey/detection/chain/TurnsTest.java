package dev.latchkey.detection.chain;

import static dev.latchkey.detection.Cast.NEW_ROLE;
import static dev.latchkey.detection.Cast.NOON;
import static dev.latchkey.detection.Cast.created;
import static dev.latchkey.detection.Cast.opened;
import static dev.latchkey.detection.Cast.step;
import static dev.latchkey.detection.History.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.step.Fact.Noted;
import dev.latchkey.detection.step.Note;
import dev.latchkey.detection.step.Step;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each turn is told once, and orders of names that have nothing to do with each other are found apart. */
class TurnsTest {

    @Test
    void a_rename_is_told_once_whether_one_side_is_there_or_both() {
        Step left = step(user("a"), "e-1", NOON, new Noted(Note.RENAMED_TO, "b"));
        Step arrived = arrived("e-1", "a", "b");
        assertThat(Turns.of(List.of(left))).containsExactly(left);
        assertThat(Turns.of(List.of(left, arrived))).containsExactly(arrived);
    }

    @Test
    void names_of_which_no_order_can_be_true_leave_the_order_of_others_in_their_second_as_it_is() {
        Step there = created(user("a"), "e-0", NOON.minusSeconds(1));
        Step back = arrived("e-1", "b", "a");
        Step forth = arrived("e-2", "a", "b");
        Step made = created(user("x"), "e-3", NOON);
        Step madeAgain = created(user("x"), "e-4", NOON);
        assertThat(Turns.of(List.of(there, made, madeAgain, back, forth)))
                .containsExactly(there, made, madeAgain, forth, back);
    }

    @Test
    void in_doubt_deletions_come_first_then_creations_then_renames_whatever_their_event_ids() {
        Move deletion = new Move("e-3", Optional.of("a"), Optional.empty());
        Move creation = new Move("e-2", Optional.empty(), Optional.of("a"));
        Move rename = new Move("e-1", Optional.of("a"), Optional.of("b"));
        assertThat(Stream.of(rename, creation, deletion).sorted(Move.IN_DOUBT))
                .containsExactly(deletion, creation, rename);
    }

    @Test
    void of_two_who_were_made_in_one_second_each_has_what_its_own_call_opened() {
        Step made = created(NEW_ROLE, "e-1", NOON);
        Step door = opened(NEW_ROLE, "e-1", NOON, Cast.ANYONE);
        Step madeAgain = created(NEW_ROLE, "e-2", NOON);
        Step otherDoor = opened(NEW_ROLE, "e-2", NOON, Cast.ANYONE);
        Bearers bearers = new Bearers(Chain.of(NEW_ROLE, List.of(made, door, madeAgain, otherDoor)));
        assertThat(bearers.isOfOne(door, made)).isTrue();
        assertThat(bearers.isOfOne(door, otherDoor)).isFalse();
    }

    private static Step arrived(String eventId, String from, String to) {
        return step(user(to), eventId, NOON, new Noted(Note.RENAMED_FROM, from));
    }
}
