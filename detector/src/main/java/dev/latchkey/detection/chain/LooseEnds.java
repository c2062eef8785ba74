package dev.latchkey.detection.chain;

import dev.latchkey.detection.call.TrustDocument.Kind;
import dev.latchkey.detection.call.TrustDocument.Trusted;
import dev.latchkey.detection.rights.Privilege;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Fact;
import dev.latchkey.detection.step.Fact.Created;
import dev.latchkey.detection.step.Fact.DoorOpened;
import dev.latchkey.detection.step.Fact.Granted;
import dev.latchkey.detection.step.Stage;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import java.util.List;
import java.util.stream.Stream;

/** What a chain leaves open until the partitions of others are read: most calls need none of them. */
public record LooseEnds(Chain chain) {

    /** To be read at once; the others of a long chain are read when they are asked for. */
    public static final int MOST_PARTITIONS = 12;

    /** Whether other steps, or what others hold or were called, could make more of these than they say themselves. */
    public boolean leadElsewhere() {
        return mayBeSetFree()
                || chain.steps().stream().anyMatch(step -> Turns.isRename(step) || isLinked(step) || mayBeLifted(step));
    }

    /** Whether a policy that bounds the identity since its creation may be widened later, and so what it was given. */
    private boolean mayBeSetFree() {
        return chain.of(Stage.GRANT).findAny().isPresent()
                && chain.of(Stage.CREATION)
                        .anyMatch(step -> step.fact() instanceof Created created
                                && created.boundary().isPresent());
    }

    /** The partitions that a judgement of the chain reads besides its own, as far as the chain itself names them. */
    public List<Subject> partitions() {
        return partitions(chain.steps());
    }

    /** The same of some of its steps. */
    public static List<Subject> partitions(List<Step> steps) {
        return steps.stream()
                .flatMap(LooseEnds::partitions)
                .distinct()
                .limit(MOST_PARTITIONS)
                .toList();
    }

    private static Stream<Subject> partitions(Step step) {
        Stream<Subject> holder = step.fact() instanceof Granted granted ? granted.from().stream() : Stream.of();
        Stream<Subject> callers =
                Stream.concat(Stream.of(Surroundings.caller(step.subject(), step)), step.caller().stream());
        return Stream.concat(holder, callers);
    }

    /** The chain if all that is not known were as bad as it may yet prove. */
    public Chain atWorst() {
        if (chain.steps().stream().noneMatch(LooseEnds::mayProveWorse)) {
            return chain;
        }
        List<Step> steps = chain.steps().stream()
                .map(step -> mayProveWorse(step) ? atWorst(step) : step)
                .toList();
        return Chain.of(chain.subject(), steps, chain.truncated());
    }

    private static boolean mayProveWorse(Step step) {
        return step.fact() instanceof DoorOpened
                || (step.fact() instanceof Granted granted
                        && isUnknown(granted)
                        && granted.means().mayProveMore());
    }

    /**
     * The step if what is not known of it were as bad as can be. What can prove no worse may yet prove better, as
     * within a boundary, and so is worth asking IAM about all the same.
     */
    public static Step atWorst(Step step) {
        return step.with(atWorst(step.fact()));
    }

    /** Whether the step gives what another holds. */
    static boolean isLinked(Step step) {
        return step.fact() instanceof Granted granted
                && (granted.from().isPresent() || !granted.privilege().roles().isEmpty());
    }

    /** Whether what takes its place may give more than it says. */
    private static boolean mayBeLifted(Step step) {
        return step.fact() instanceof Granted granted
                && !granted.privilege().denies().isEmpty();
    }

    private static Fact atWorst(Fact fact) {
        if (fact instanceof Granted granted && isUnknown(granted)) {
            return granted.with(Privilege.of(Level.ADMIN, "at worst"));
        }
        return fact instanceof DoorOpened opened
                ? new DoorOpened(
                        opened.trusted().stream().map(LooseEnds::atWorst).toList())
                : fact;
    }

    private static boolean isUnknown(Granted granted) {
        return granted.privilege().level() == Level.UNKNOWN;
    }

    private static Trusted atWorst(Trusted party) {
        return party.kind() == Kind.FEDERATED ? party.asNewProvider() : party;
    }
}
