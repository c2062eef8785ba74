package dev.latchkey.detection.response;

import dev.latchkey.detection.step.Operation;
import dev.latchkey.detection.verdict.Stretch;
import java.util.Optional;
import java.util.Set;

/** A group or a policy that was changed gives to all who have it, and a Deny on one of them leaves the others. */
public final class SharedGrants {

    private static final Set<Operation> SHARED = Set.of(
            Operation.ATTACH_GROUP_POLICY,
            Operation.PUT_GROUP_POLICY,
            Operation.DETACH_GROUP_POLICY,
            Operation.DELETE_GROUP_POLICY,
            Operation.CREATE_POLICY_VERSION,
            Operation.SET_DEFAULT_POLICY_VERSION);

    private SharedGrants() {}

    public static Optional<String> sentence(Stretch stretch) {
        return stretch.steps().stream().anyMatch(step -> SHARED.contains(step.operation()))
                ? Optional.of(
                        "then undo the change to the group or policy, which gave the same to everybody else who has"
                                + " it: see Contain in docs/runbook.md")
                : Optional.empty();
    }
}
