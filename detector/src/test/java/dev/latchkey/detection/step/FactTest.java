package dev.latchkey.detection.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.rights.Privilege;
import dev.latchkey.detection.rights.Privilege.Level;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** How strong a fact is, as stored keys have it, and what is said of it. */
class FactTest {

    @ParameterizedTest
    @CsvSource({
        "DONE, 1",
        "USED, 2",
        "DENIED, 4",
        "DELETED, 7",
        "OMITTED, 8",
        "HELD_BY, 8",
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

    @ParameterizedTest
    @CsvSource({
        "POLICY, p, p",
        "GROUP, g, joined group g",
        "WITHDRAWAL, p, taken away p",
        "UNBOUND, '', boundary removed"
    })
    void in_short_a_grant_says_by_what_means_it_came_unless_by_a_policy(Means means, String policy, String shown) {
        assertThat(means.inShort(policy)).isEqualTo(shown);
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
}
