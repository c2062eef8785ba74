package dev.latchkey.detection.chain;

import static dev.latchkey.detection.History.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.rights.Privilege;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Fact;
import dev.latchkey.detection.step.Note;
import dev.latchkey.detection.step.Step;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** How strong a fact is, as stored keys have it, and which steps a bounded reading takes. */
class StrengthTest {

    @ParameterizedTest
    @CsvSource({
        "DONE, 1",
        "USED, 2",
        "DENIED, 4",
        "DELETED, 7",
        "OMITTED, 8",
        "HELD_BY, 9",
        "LEADS_TO, 9",
        "RENAMED_TO, 9",
        "RENAMED_FROM, 9",
    })
    void a_note_is_as_strong_as_stored_keys_say(Note note, int strength) {
        assertThat(new Fact.Noted(note, "").strength()).isEqualTo(strength);
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void a_grant_and_a_version_in_force_are_as_strong_as_their_level_and_another_version_is_not(Level level) {
        Privilege privilege = Privilege.of(level, "as the test says");
        assertThat(new Fact.Granted("p", privilege).strength()).isEqualTo(level.strength());
        assertThat(new Fact.Defined("v1", true, privilege).strength()).isEqualTo(level.strength());
        assertThat(new Fact.Defined("v1", false, privilege).strength()).isZero();
    }

    @Test
    void a_credential_is_stronger_than_any_door_and_a_wide_door_than_a_narrow_one() {
        assertThat(new Fact.CredentialMade("access key", "").strength()).isEqualTo(5);
        assertThat(new Fact.DoorOpened(List.of(Cast.ANYONE)).strength()).isEqualTo(4);
        assertThat(new Fact.DoorOpened(List.of(Cast.THE_VENDOR)).strength()).isEqualTo(3);
        assertThat(new Fact.DoorOpened(List.of(Cast.LAMBDA)).strength()).isEqualTo(1);
        assertThat(new Fact.DoorOpened(List.of()).strength()).isZero();
        assertThat(new Fact.Created().strength()).isZero();
    }

    @Test
    void the_strongest_are_read_first_and_of_those_the_earliest() {
        Step admin = Cast.granted(Cast.NEW_USER, "e-z", Cast.NOON.plusSeconds(99), Level.ADMIN);
        List<Step> limited = IntStream.range(0, 3)
                .mapToObj(at -> Cast.granted(Cast.NEW_USER, "e-" + (9 - at), Cast.NOON.plusSeconds(at), Level.LIMITED))
                .toList();
        List<Step> all = Stream.concat(limited.stream(), Stream.of(admin)).toList();
        assertThat(StoredStep.strongest(all, 2)).containsExactly(admin, limited.get(0));
    }

    @Test
    void of_one_event_the_subject_decides_the_order_whatever_came_first() {
        Step one = Cast.step(user("a"), "e-1", Cast.NOON, new Fact.Created());
        Step other = Cast.step(user("b"), "e-1", Cast.NOON, new Fact.Created());
        assertThat(Step.IN_EVENT_TIME.compare(one, other)).isNegative();
        assertThat(Step.IN_EVENT_TIME.compare(other, one)).isPositive();
    }

    @Test
    void answers_of_one_moment_are_told_apart_by_whom_they_are_about() {
        Answer one = new Answer(user("a"), new Known(Optional.of(Cast.NOON), Optional.empty()), Cast.NOON);
        Answer other = new Answer(user("b"), Known.NOTHING, Cast.NOON);
        assertThat(Answer.OLDEST_FIRST.compare(one, other)).isNegative();
        assertThat(Answer.OLDEST_FIRST.compare(other, one)).isPositive();
    }
}
