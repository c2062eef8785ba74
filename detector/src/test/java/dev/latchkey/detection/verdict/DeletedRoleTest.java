package dev.latchkey.detection.verdict;

import static dev.latchkey.detection.Calls.arn;
import static dev.latchkey.detection.Calls.by;
import static dev.latchkey.detection.Calls.call;
import static dev.latchkey.detection.Calls.trusting;
import static dev.latchkey.detection.Cast.ANYONE;
import static dev.latchkey.detection.Cast.OF_THE_VENDOR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.History;
import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.step.Operation;
import dev.latchkey.detection.step.Step;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who comes in by a role that is no more. */
class DeletedRoleTest {

    private static final ApiCall BORN = trusting(List.of(ANYONE), call(Operation.CREATE_ROLE, "roleName", "r"));
    private static final ApiCall DELETED = call(Operation.DELETE_ROLE, "roleName", "r");
    private static final ApiCall ASSUMED = by(OF_THE_VENDOR, call(Operation.ASSUME_ROLE, "roleArn", arn("role/r")));

    private final History history = new History();

    @Test
    void who_assumes_it_where_its_deletion_has_not_yet_spread_is_told() {
        history.then(0, BORN).then(1, DELETED).then(2, ASSUMED);
        assertThat(story(0)).endsWith(Operation.DELETE_ROLE, Operation.ASSUME_ROLE);
    }

    @Test
    void who_assumes_the_next_of_its_name_is_told_of_that() {
        history.then(0, BORN).then(1, DELETED).then(2, BORN).then(3, ASSUMED);
        assertThat(story(0)).endsWith(Operation.DELETE_ROLE);
        assertThat(story(1)).endsWith(Operation.ASSUME_ROLE);
    }

    private List<Operation> story(int finding) {
        return history.findings(History.role("r")).get(finding).stretch().story().stream()
                .map(Step::operation)
                .toList();
    }
}
