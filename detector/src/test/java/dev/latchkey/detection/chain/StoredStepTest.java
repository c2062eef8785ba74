package dev.latchkey.detection.chain;

import static dev.latchkey.detection.Cast.NEW_ROLE;
import static dev.latchkey.detection.Cast.NOON;
import static dev.latchkey.detection.Cast.created;
import static dev.latchkey.detection.Cast.opened;
import static dev.latchkey.detection.chain.NewRoleContract.CREATION;
import static dev.latchkey.detection.chain.NewRoleContract.FOR_ANYONE;
import static dev.latchkey.detection.chain.NewRoleContract.FOR_A_SERVICE;
import static dev.latchkey.detection.chain.NewRoleContract.FOR_A_VENDOR;
import static dev.latchkey.detection.chain.NewRoleContract.FOR_ONES_OWN;
import static dev.latchkey.detection.chain.NewRoleContract.FOR_SOMEBODY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.call.TrustDocument.Kind;
import dev.latchkey.detection.call.TrustDocument.Trusted;
import dev.latchkey.detection.step.Operation;
import dev.latchkey.detection.step.Step;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which door of a new role a store keeps with its creation, and which by itself. */
class StoredStepTest {

    @Test
    void the_door_of_a_service_or_of_ones_own_account_is_kept_with_the_creation_of_the_same_call() {
        for (Step door : List.of(FOR_A_SERVICE, FOR_ONES_OWN)) {
            StoredStep both = new StoredStep(CREATION, Optional.of(door));
            assertThat(StoredStep.of(List.of(CREATION, door))).containsExactly(both);
            assertThat(StoredStep.of(List.of(door, CREATION, door))).containsExactly(both);
        }
    }

    @Test
    void a_door_that_may_be_a_credential_or_names_whom_somebody_judges_is_kept_by_itself() {
        for (Step door : List.of(FOR_SOMEBODY, FOR_A_VENDOR, FOR_ANYONE)) {
            assertThat(StoredStep.of(List.of(CREATION, door)))
                    .containsExactly(StoredStep.alone(CREATION), StoredStep.alone(door));
        }
    }

    @Test
    void so_is_one_whose_creation_is_another_calls_or_has_not_come() {
        Step another = created(NEW_ROLE, "e-2", NOON);
        assertThat(StoredStep.of(List.of(another, FOR_A_SERVICE)))
                .containsExactly(StoredStep.alone(another), StoredStep.alone(FOR_A_SERVICE));
        assertThat(StoredStep.of(List.of(FOR_A_SERVICE))).containsExactly(StoredStep.alone(FOR_A_SERVICE));
        assertThat(StoredStep.comesWithCreation(FOR_A_SERVICE)).isTrue();
    }

    @Test
    void of_two_doors_of_one_call_the_first_is_kept_with_it_and_the_other_by_itself() {
        assertThat(StoredStep.of(List.of(CREATION, FOR_ONES_OWN, FOR_A_SERVICE)))
                .containsExactly(new StoredStep(CREATION, Optional.of(FOR_ONES_OWN)), StoredStep.alone(FOR_A_SERVICE));
    }

    @Test
    void what_opens_a_role_that_is_there_is_kept_by_itself() {
        Step made = FOR_A_SERVICE;
        Step later = new Step(
                made.subject(),
                Operation.UPDATE_ASSUME_ROLE_POLICY,
                made.eventId(),
                made.time(),
                made.region(),
                made.target(),
                made.actor(),
                made.origin(),
                made.fact());
        assertThat(StoredStep.comesWithCreation(later)).isFalse();
        assertThat(StoredStep.comesWithCreation(CREATION)).isFalse();
    }

    @Test
    void as_many_as_eight_may_be_trusted_by_a_door_that_is_kept_with_its_creation() {
        assertThat(StoredStep.comesWithCreation(forServices(8))).isTrue();
        assertThat(StoredStep.comesWithCreation(forServices(9))).isFalse();
    }

    private static Step forServices(int number) {
        return opened(
                NEW_ROLE,
                "e-1",
                NOON,
                IntStream.range(0, number)
                        .mapToObj(i -> new Trusted(Kind.SERVICE, i + ".amazonaws.com", false, false))
                        .toArray(Trusted[]::new));
    }
}
