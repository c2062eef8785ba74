package dev.latchkey.detection.response;

import static dev.latchkey.detection.Cast.HOME;
import static dev.latchkey.detection.Cast.NOON;
import static dev.latchkey.detection.Cast.created;
import static dev.latchkey.detection.Cast.opened;
import static dev.latchkey.detection.response.Stretches.stretch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.Sessions;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.verdict.Stretch;
import org.junit.jupiter.api.Test;

/** Of the role of a permission set; IAM would refuse each of the usual commands. */
class ReservedRoleTest {

    @Test
    void the_role_of_a_permission_set_is_contained_where_it_is_administered() {
        Subject role = new Subject.Role("aws", HOME, "AWSReservedSSO_Admins_0123456789abcdef");
        Step creation = Cast.by(Sessions.IDENTITY_CENTER, created(role, "e-1", NOON));
        Stretch stretch = stretch(role, creation, opened(role, "e-2", NOON, Cast.THE_VENDOR));
        assertThat(Containment.commands(stretch))
                .hasSize(2)
                .noneMatch(line -> line.startsWith("aws iam"))
                // What it had is noted before it is replaced, and nobody in another account is stopped.
                .satisfiesExactly(
                        denial -> assertThat(denial)
                                .containsSubsequence(
                                        "get-inline-policy-for-permission-set",
                                        "put-inline-policy-to-permission-set",
                                        "provision-permission-set --target-type AWS_ACCOUNT --target-id " + HOME),
                        end -> assertThat(end).contains(HOME, "delete-account-assignment"));
        assertThat(Containment.shortDenial(stretch)).isEmpty();
    }

    @Test
    void whoever_takes_the_name_of_a_permission_sets_role_is_contained_as_others_are() {
        Subject role = new Subject.Role("aws", HOME, "AWSReservedSSO_Admins_0123456789abcdef");
        Stretch stretch = stretch(role, created(role, "e-1", NOON), opened(role, "e-2", NOON, Cast.THE_VENDOR));
        assertThat(Containment.commands(stretch)).anyMatch(line -> line.startsWith("aws iam put-role-policy"));
        assertThat(Containment.shortDenial(stretch)).isPresent();
    }

    @Test
    void so_is_one_made_before_its_records_whom_somebody_else_opens() {
        Subject role = new Subject.Role("aws", HOME, "AWSReservedSSO_Admins_0123456789abcdef");
        Stretch stretch = stretch(role, opened(role, "e-2", NOON, Cast.THE_VENDOR));
        assertThat(Containment.commands(stretch)).anyMatch(line -> line.startsWith("aws iam put-role-policy"));
        assertThat(Containment.shortDenial(stretch)).isPresent();
    }
}
