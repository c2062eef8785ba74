package dev.latchkey.detection.verdict;

import dev.latchkey.detection.chain.LooseEnds;
import dev.latchkey.detection.rights.Privilege;
import dev.latchkey.detection.step.Door;
import dev.latchkey.detection.step.Fact;
import dev.latchkey.detection.step.Stage;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The part of a chain that is judged as one: what followed a creation, or a pair without one.
 *
 * @param steps in event time, the creation among them; a Deny or a closed door is none
 * @param slow the steps that came later than one window after the creation
 * @param evidence what else happened to it or was done by its callers meanwhile, and up to a window before
 * @param before what an identity without a creation is known to have held already
 * @param earlierCreation whose finding these steps came too late for
 * @param existingSince when the account says that it was created
 * @param door the widest that the steps opened, for a role
 */
public record Stretch(
        Subject subject,
        Optional<Step> creation,
        List<Step> steps,
        Set<Step> slow,
        List<Step> evidence,
        Privilege before,
        Optional<Step> earlierCreation,
        Optional<Instant> existingSince,
        Door door,
        boolean truncated) {

    public Stretch {
        steps = List.copyOf(steps);
        slow = Set.copyOf(slow);
        evidence = List.copyOf(evidence);
    }

    /**
     * The creation; without one, the earliest credential. It names the finding, for the subject's name may be
     * reused. Of rights that stand alone, and so make no finding, it is the first.
     */
    public Step anchor() {
        return creation.or(() -> of(Stage.CREDENTIAL).findFirst()).orElseGet(() -> steps.get(0));
    }

    public Instant firstSeen() {
        return steps.get(0).time();
    }

    public Instant lastSeen() {
        return steps.get(steps.size() - 1).time();
    }

    public Stream<Step> of(Stage stage) {
        return steps.stream().filter(step -> step.stage() == stage);
    }

    /** What all documents granted here allow together, with what was held before. */
    public Privilege privilege() {
        List<Privilege> all = new ArrayList<>(granted(steps.stream()).toList());
        all.add(before);
        return Privilege.union(all);
    }

    /** What its own steps granted together. */
    public Privilege granted() {
        return Privilege.union(granted(steps.stream()).toList());
    }

    public boolean hasCredential() {
        return door.isCredential() || steps.stream().anyMatch(step -> step.fact() instanceof Fact.CredentialMade);
    }

    /** How many of creation, grant and credential are really there. */
    public int stagesReached() {
        return (creation.isPresent() ? 1 : 0) + (privilege().level().isGrant() ? 1 : 0) + (hasCredential() ? 1 : 0);
    }

    boolean isComplete() {
        return creation.isPresent() && privilege().level().isGrant() && hasCredential();
    }

    /** Whether the account says that it was there before any record that may still be under way. */
    boolean isLongThere() {
        Instant oldestUnderWay = firstSeen().minus(Step.DELIVERY);
        return existingSince.filter(since -> since.isBefore(oldestUnderWay)).isPresent();
    }

    /** Itself, if what is not known of its rights were as bad as can be: an older role may have held anything. */
    public Stretch atWorst() {
        boolean mayHoldAnything =
                subject instanceof Subject.Role && creation.isEmpty() && before.level() == Privilege.Level.NONE;
        return new Stretch(
                subject,
                creation,
                steps.stream().map(LooseEnds::atWorst).toList(),
                slow,
                evidence,
                mayHoldAnything ? Privilege.of(Privilege.Level.ADMIN, "at worst") : before,
                earlierCreation,
                existingSince,
                door,
                truncated);
    }

    /** Whether the subject gave itself enough to be powerful. */
    boolean grantedToOneself() {
        return Privilege.union(granted(steps.stream().filter(Step::byOneself)).toList())
                .level()
                .isPowerful();
    }

    /** What a reader of the finding is shown: the steps, and what else bears on them, in event time. */
    public List<Step> story() {
        return Story.of(this);
    }

    /** The latest name as AWS wrote it, folded if no step shows it: a rename leaves its anchor with the older one. */
    public String target() {
        return Stream.concat(steps.stream(), evidence.stream())
                .filter(step -> step.subject().equals(subject))
                .filter(step -> step.target().equalsIgnoreCase(subject.name()))
                .min(Step.IN_EVENT_TIME)
                .map(Step::target)
                .orElseGet(subject::name);
    }

    /** Whether a step adds to a chain: a Deny, a quarantine or help for oneself is no grant. */
    public static boolean counts(Step step) {
        return step.fact() instanceof Fact.Granted granted
                ? granted.privilege().level().isGrant()
                : step.stage() == Stage.CREATION || step.stage() == Stage.CREDENTIAL;
    }

    static Stream<Privilege> granted(Stream<Step> steps) {
        return steps.flatMap(
                step -> step.fact() instanceof Fact.Granted granted ? Stream.of(granted.privilege()) : Stream.of());
    }
}
