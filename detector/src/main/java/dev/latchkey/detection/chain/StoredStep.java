package dev.latchkey.detection.chain;

import dev.latchkey.detection.step.Door;
import dev.latchkey.detection.step.Fact.DoorOpened;
import dev.latchkey.detection.step.Operation;
import dev.latchkey.detection.step.Own;
import dev.latchkey.detection.step.Stage;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.IdentityArn;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a store keeps as one: a step, and with the creation of a role the door of the same call, if that can never prove
 * a credential and names nobody who is judged with the role.
 *
 * <p>Any other door is kept by itself, as the strongest of a stage are read first: with its creation, so many older
 * creations of the name would hide it.
 */
public record StoredStep(Step step, Optional<Step> door) {

    /** A bound on what is kept as one; hardly anybody's own role trusts as many. */
    private static final int MOST_TRUSTED = 8;

    public static List<StoredStep> of(Collection<Step> steps) {
        Set<Step> distinct = new LinkedHashSet<>(steps);
        Map<Step, Step> doors = new HashMap<>();
        distinct.stream()
                .filter(StoredStep::comesWithCreation)
                .forEach(door -> distinct.stream()
                        .filter(step -> isCreationOf(door, step))
                        .forEach(creation -> doors.putIfAbsent(creation, door)));
        Set<Step> kept = new HashSet<>(doors.values());
        return distinct.stream()
                .filter(step -> !kept.contains(step))
                .map(step -> new StoredStep(step, Optional.ofNullable(doors.get(step))))
                .toList();
    }

    public static StoredStep alone(Step step) {
        return new StoredStep(step, Optional.empty());
    }

    /** Whether it is such a door, whether or not its creation has come. */
    public static boolean comesWithCreation(Step step) {
        return step.operation() == Operation.CREATE_ROLE
                && LooseEnds.atWorst(step).fact() instanceof DoorOpened worst
                && worst.trusted().size() <= MOST_TRUSTED
                && worst.trusted().stream()
                        .allMatch(party -> IdentityArn.of(party.name()).isEmpty())
                && !Door.of(worst.trusted(), Own.accounts(Set.of(step.subject().account())))
                        .isCredential();
    }

    private static boolean isCreationOf(Step door, Step step) {
        return step.stage() == Stage.CREATION && door.with(step.fact()).equals(step);
    }
}
