package dev.latchkey.detection.response;

import static dev.latchkey.detection.Cast.ACCOUNT_ROOT;
import static dev.latchkey.detection.Cast.NEW_ROLE;
import static dev.latchkey.detection.Cast.NEW_USER;
import static dev.latchkey.detection.Cast.NOON;
import static dev.latchkey.detection.Cast.created;
import static dev.latchkey.detection.Cast.granted;
import static dev.latchkey.detection.Cast.keyed;
import static dev.latchkey.detection.Cast.opened;
import static dev.latchkey.detection.response.Stretches.stretch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.rights.Privilege.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OpenSessionsTest {

    @ParameterizedTest
    @EnumSource(
            value = Level.class,
            names = {"UNKNOWN", "ESCALATION", "ADMIN"})
    void whoever_may_have_assumed_a_role_is_not_stopped_by_its_own_keys_and_denial(Level level) {
        assertThat(OpenSessions.sentence(
                        stretch(NEW_USER, keyed(NEW_USER, "e-1", NOON), granted(NEW_USER, "e-2", NOON, level))))
                .hasValue(
                        "then end the sessions of other roles that it opened, which continue: see Contain in docs/runbook.md");
        assertThat(OpenSessions.sentence(stretch(
                        NEW_ROLE,
                        opened(NEW_ROLE, "e-1", NOON, Cast.THE_VENDOR),
                        granted(NEW_ROLE, "e-2", NOON, level))))
                .isPresent();
    }

    @Test
    void an_older_role_of_which_nothing_is_known_may_have_assumed_any() {
        assertThat(OpenSessions.sentence(stretch(NEW_ROLE, opened(NEW_ROLE, "e-1", NOON, Cast.THE_VENDOR))))
                .isPresent();
        assertThat(OpenSessions.sentence(stretch(
                        NEW_ROLE, created(NEW_ROLE, "e-1", NOON), opened(NEW_ROLE, "e-2", NOON, Cast.THE_VENDOR))))
                .isEmpty();
    }

    @Test
    void who_may_assume_none_has_opened_none() {
        assertThat(OpenSessions.sentence(
                        stretch(NEW_USER, keyed(NEW_USER, "e-1", NOON), granted(NEW_USER, "e-2", NOON, Level.LIMITED))))
                .isEmpty();
        assertThat(OpenSessions.sentence(stretch(ACCOUNT_ROOT, keyed(ACCOUNT_ROOT, "e-1", NOON))))
                .isEmpty();
    }

    @Test
    void nor_has_a_new_user_who_was_given_no_credential() {
        assertThat(OpenSessions.sentence(
                        stretch(NEW_USER, created(NEW_USER, "e-1", NOON), granted(NEW_USER, "e-2", NOON, Level.ADMIN))))
                .isEmpty();
    }
}
