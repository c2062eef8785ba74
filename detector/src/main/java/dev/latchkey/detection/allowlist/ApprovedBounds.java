package dev.latchkey.detection.allowlist;

import dev.latchkey.detection.call.Glob;
import dev.latchkey.detection.call.Network;
import dev.latchkey.detection.call.Origin;
import dev.latchkey.detection.step.Fact;
import dev.latchkey.detection.step.Operation;
import dev.latchkey.detection.step.Stage;
import dev.latchkey.detection.step.Step;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Within what an allowlist entry holds: each set that is not empty is a bound of its own, and all of them must be met.
 *
 * @param accounts in which the identities live
 * @param networks from which the calls come
 * @param viaServices AWS services that may make them on the principal's behalf
 * @param operations by event name, or
 * @param stages instead; without either creations, grants, and everyday doors
 * @param targets patterns for the names of the identities, compared without case as IAM does
 * @param selfService whether the first credential that the new identity makes for itself is covered too
 */
public record ApprovedBounds(
        Set<String> accounts,
        Set<Network> networks,
        Set<String> viaServices,
        Set<String> operations,
        Set<Stage> stages,
        Set<String> targets,
        MaxPrivilege maxPrivilege,
        boolean selfService) {

    private static final Pattern ANY_NAME = Pattern.compile("[*?]*\\*[*?]*");

    public ApprovedBounds {
        accounts = Set.copyOf(accounts);
        networks = Set.copyOf(networks);
        viaServices = Set.copyOf(viaServices);
        operations = Set.copyOf(operations);
        stages = Set.copyOf(stages);
        targets = Set.copyOf(targets);
        if (!operations.isEmpty() && !stages.isEmpty()) {
            throw new IllegalArgumentException("operations and stages stand both; give one of the two");
        }
    }

    boolean reachAccount(Step step) {
        return accounts.isEmpty() || accounts.contains(step.subject().account());
    }

    boolean reachTarget(Step step) {
        return targets.isEmpty()
                || targets.stream().anyMatch(target -> Glob.matchesIgnoringCase(target, step.target()));
    }

    /** Asked of a person's address, and of what is none. */
    boolean reachNetwork(Origin origin) {
        return isFromAnywhere()
                || origin.service().isPresent()
                || networks.stream().anyMatch(network -> network.contains(origin.address()));
    }

    /** A service calls from no network, so that only its own name lets it in. */
    boolean reachService(Origin origin) {
        return isFromAnywhere()
                || origin.service()
                        .filter(service -> !viaServices.contains(service))
                        .isEmpty();
    }

    public boolean isFromAnywhere() {
        return networks.isEmpty() && viaServices.isEmpty();
    }

    boolean allowsPrivilege(Step step) {
        return !(step.fact() instanceof Fact.Granted granted)
                || maxPrivilege.allows(granted.privilege().level());
    }

    /** Whether it says for which calls it is, or stands for the everyday ones. */
    public boolean namesCalls() {
        return !operations.isEmpty() || !stages.isEmpty();
    }

    public boolean areNone() {
        return accounts.isEmpty()
                && networks.isEmpty()
                && viaServices.isEmpty()
                && operations.isEmpty()
                && stages.isEmpty()
                && isForAnyName();
    }

    /** Also if that is written out, in wildcards alone. */
    public boolean isForAnyName() {
        return targets.isEmpty()
                || targets.stream().anyMatch(it -> ANY_NAME.matcher(it).matches());
    }

    boolean allowsCall(Step step) {
        if (!operations.isEmpty()) {
            return operations.contains(step.operation().eventName());
        }
        if (!stages.isEmpty()) {
            return stages.contains(step.stage());
        }
        return step.stage() == Stage.CREATION || step.stage() == Stage.GRANT || isEverydayDoor(step);
    }

    /** The trust that a role is created with, and its instance profile, which lets in AWS's own machines alone. */
    public static boolean isEverydayDoor(Step step) {
        boolean madeWithIt = step.operation().stage() == Stage.CREATION;
        boolean machines = step.operation() == Operation.ADD_ROLE_TO_INSTANCE_PROFILE;
        return step.fact() instanceof Fact.DoorOpened && (madeWithIt || machines);
    }
}
