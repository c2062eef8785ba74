package dev.latchkey.detection.chain;

import static dev.latchkey.detection.Cast.NEW_USER;
import static dev.latchkey.detection.Cast.NOON;
import static dev.latchkey.detection.Cast.by;
import static dev.latchkey.detection.Cast.created;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Sessions;
import org.junit.jupiter.api.Test;

/** Whether what the second session of a role does is what its first did. */
class AlikeTest {

    @Test
    void sessions_of_a_role_are_one_caller() {
        assertThat(alike("terraform")).isTrue();
    }

    @Test
    void people_of_identity_center_are_not() {
        assertThat(alike("aws-reserved/sso.amazonaws.com/AWSReservedSSO_Admin_0123456789abcdef"))
                .isFalse();
    }

    /** The path of a role is the choice of whoever makes it, and may hold a colon. */
    @Test
    void sessions_of_a_role_that_poses_as_one_of_identity_center_are() {
        assertThat(alike("x:role/aws-reserved/sso.amazonaws.com/evil")).isTrue();
        assertThat(alike("aws-reserved/other.amazonaws.com/evil")).isTrue();
    }

    private static boolean alike(String role) {
        return of(role, "one").equals(of(role, "two"));
    }

    private static Alike of(String role, String session) {
        return Alike.of(by(Sessions.ofRole(role, session), created(NEW_USER, "e-1", NOON)));
    }
}
