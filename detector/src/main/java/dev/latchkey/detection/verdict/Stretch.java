package dev.latchkey.detection.verdict;

import dev.latchkey.detection.chain.Chain;
import dev.latchkey.detection.chain.Door;
import dev.latchkey.detection.chain.Fact;
import dev.latchkey.detection.chain.Privilege;
import dev.latchkey.detection.chain.Stage;
import dev.latchkey.detection.chain.Step;
import dev.latchkey.detection.chain.Subject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The part of a chain that is judged as one: what followed a creation, or a pair without one.
 *
 * @param steps in event time, the creation among them
 * @param slow the steps that came later than one window after the creation
 * @param door the widest that the steps opened, for a role
 */
public record Stretch(
        Subject subject, Optional<Step> creation, List<Step> steps, Set<Step> slow, Door door, boolean truncated) {

    public Stretch {
        steps = List.copyOf(steps);
        slow = Set.copyOf(slow);
    }

    static Stretch of(Chain chain, Optional<Step> creation, List<Step> steps, Set<Step> slow, Tuning tuning) {
        Set<String> own = tuning.ownAccountsWith(chain.subject().account());
        Door door = steps.stream()
                .flatMap(step -> step.fact() instanceof Fact.DoorOpened opened ? Stream.of(opened) : Stream.of())
                .map(opened -> Door.of(opened.trusted(), own))
                .max(Door::compareTo)
                .orElse(Door.CLOSED);
        return new Stretch(chain.subject(), creation, steps, slow, door, chain.truncated());
    }

    /**
     * The creation; without one, the earliest credential. It names the finding, for the subject's name may be
     * reused.
     */
    public Step anchor() {
        return creation.or(() -> of(Stage.CREDENTIAL).findFirst())
                .orElseThrow(() -> new IllegalStateException("a stretch without creation and credential"));
    }

    public Stream<Step> of(Stage stage) {
        return steps.stream().filter(step -> step.stage() == stage);
    }

    /** What all documents granted here allow together. */
    public Privilege privilege() {
        return Privilege.union(grants(of(Stage.GRANT)));
    }

    public boolean hasCredential() {
        return door.isCredential() || steps.stream().anyMatch(step -> step.fact() instanceof Fact.CredentialMade);
    }

    /** How many of creation, grant and credential are really there; a Deny is a step, but no grant. */
    public int stagesReached() {
        return (creation.isPresent() ? 1 : 0) + (privilege().level().isGrant() ? 1 : 0) + (hasCredential() ? 1 : 0);
    }

    public boolean isComplete() {
        return stagesReached() == Stage.values().length;
    }

    /** Whether the subject gave itself enough to be powerful. */
    boolean grantedToOneself() {
        return Privilege.union(grants(of(Stage.GRANT).filter(Step::byOneself)))
                .level()
                .isPowerful();
    }

    /** The name as AWS wrote it. */
    public String target() {
        return anchor().target();
    }

    private static List<Privilege> grants(Stream<Step> steps) {
        return steps.flatMap(step ->
                        step.fact() instanceof Fact.Granted granted ? Stream.of(granted.privilege()) : Stream.of())
                .toList();
    }
}
