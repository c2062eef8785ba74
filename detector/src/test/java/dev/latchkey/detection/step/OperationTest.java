package dev.latchkey.detection.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class OperationTest {

    @Test
    void the_bus_of_the_home_region_carries_iam_and_nothing_else() {
        assertThat(Operation.values())
                .allMatch(operation ->
                        operation.isSeenLive() == operation.eventSource().equals("iam.amazonaws.com"));
        assertThat(Operation.ASSUME_ROLE.isSeenLive()).isFalse();
    }

    @Test
    void a_role_that_is_there_is_opened_by_its_trust_its_instance_profile_and_profiles_of_roles_anywhere() {
        assertThat(Arrays.stream(Operation.values()).filter(Operation::opensRole))
                .extracting(Operation::eventName)
                .containsExactlyInAnyOrder(
                        "UpdateAssumeRolePolicy",
                        "AddRoleToInstanceProfile",
                        "CreateProfile",
                        "UpdateProfile",
                        "EnableProfile");
    }
}
