package dev.latchkey.detection.response;

import static dev.latchkey.detection.Cast.NEW_USER;
import static dev.latchkey.detection.Cast.NOON;
import static dev.latchkey.detection.Cast.REGION;
import static dev.latchkey.detection.Cast.created;
import static dev.latchkey.detection.Cast.granted;
import static dev.latchkey.detection.Cast.keyed;
import static dev.latchkey.detection.response.Stretches.by;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.alert.AlertParts;
import dev.latchkey.detection.alert.Findings;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Operation;
import dev.latchkey.detection.step.Step;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SharedGrantsTest {

    private static final String OTHERS = "then undo the change to the group or policy, which gave the same to everybody"
            + " else who has it: see Contain in docs/runbook.md";

    @ParameterizedTest
    @EnumSource(
            value = Operation.class,
            names = {
                "ATTACH_GROUP_POLICY",
                "PUT_GROUP_POLICY",
                "DETACH_GROUP_POLICY",
                "DELETE_GROUP_POLICY",
                "CREATE_POLICY_VERSION",
                "SET_DEFAULT_POLICY_VERSION"
            })
    void what_was_given_to_others_as_well_is_not_stopped_by_stopping_one(Operation shared) {
        assertThat(commands(shared)).contains(OTHERS);
    }

    @ParameterizedTest
    @EnumSource(
            value = Operation.class,
            names = {"ATTACH_USER_POLICY", "ADD_USER_TO_GROUP"})
    void what_one_alone_was_given_is(Operation own) {
        assertThat(commands(own)).doesNotContain(OTHERS);
    }

    private static List<String> commands(Operation operation) {
        Step grant = by(operation, granted(NEW_USER, "e-2", NOON.plusSeconds(1), Level.ADMIN), REGION);
        return AlertParts.commands(
                Findings.of(created(NEW_USER, "e-1", NOON), grant, keyed(NEW_USER, "e-3", NOON.plusSeconds(2))));
    }
}
