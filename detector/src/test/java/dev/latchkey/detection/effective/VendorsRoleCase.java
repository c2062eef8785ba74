package dev.latchkey.detection.effective;

import static dev.latchkey.detection.Calls.call;
import static dev.latchkey.detection.Calls.trusting;
import static dev.latchkey.detection.Cast.THE_VENDOR;
import static dev.latchkey.detection.History.role;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.History;
import dev.latchkey.detection.allowlist.Allowlist;
import dev.latchkey.detection.chain.ChainStore;
import dev.latchkey.detection.step.Operation;
import java.util.List;

/** A role that a vendor may assume and that may only read: told as Low, however much happens around it. */
abstract class VendorsRoleCase {

    static final int OFTEN = 3 * ChainStore.STEPS_PER_STAGE;
    static final String READ_ONLY = "arn:aws:iam::aws:policy/ReadOnlyAccess";

    final History history = new History();

    void vendorsRole() {
        history.then(
                0,
                trusting(List.of(THE_VENDOR), call(Operation.CREATE_ROLE, "roleName", "r")),
                call(Operation.ATTACH_ROLE_POLICY, "roleName", "r", "policyArn", READ_ONLY));
    }

    void expectLow() {
        assertThat(history.found(role("r"))).containsExactly("NEW_ROLE_OUTSIDE LOW");
        assertThat(history.judged(role("r"), Allowlist.NOBODY))
                .allSatisfy(verdict -> assertThat(verdict.stretch().truncated()).isFalse());
    }
}
