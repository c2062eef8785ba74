package dev.latchkey.detection.chain;

import dev.latchkey.detection.step.Note;
import dev.latchkey.detection.step.Stage;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All steps known of one subject: a set, shown in event time.
 *
 * @param around what its callers were denied or hid, which may matter here
 * @param births of callers who were new when they made a step, by its id
 * @param ends when what a step gave was taken away again or replaced, by its id, as far as that is known
 * @param known what the account itself says of the subject
 * @param truncated whether more steps are stored than one judgement reads, and some of those may count
 * @param answers what IAM was asked because of these steps
 */
public record Chain(
        Subject subject,
        List<Step> steps,
        List<Step> around,
        Map<String, Step> births,
        Map<String, Instant> ends,
        Known known,
        boolean truncated,
        List<Answer> answers) {

    public Chain {
        steps = List.copyOf(steps);
        around = List.copyOf(around);
        births = Map.copyOf(births);
        ends = Map.copyOf(ends);
        answers = List.copyOf(answers);
    }

    public Chain(Subject subject, List<Step> steps, List<Step> around, Known known, boolean truncated) {
        this(subject, steps, around, Map.of(), Map.of(), known, truncated, List.of());
    }

    /** Whatever the order and however often a step comes, the chain is the same. */
    public static Chain of(Subject subject, Collection<Step> steps) {
        return of(subject, steps, false);
    }

    public static Chain of(Subject subject, Collection<Step> steps, boolean truncated) {
        return new Chain(subject, StepKey.once(steps), List.of(), Known.NOTHING, truncated);
    }

    /** With those steps by which names change hands in the order of others among which they are. */
    Chain inOrderOf(List<Step> turns) {
        return new Chain(subject, Turns.inOrderOf(turns, steps), around, births, ends, known, truncated, answers);
    }

    /**
     * With as many of each stage as a judgement reads: what came through others may be far more. It was not done under
     * the name, so it says nothing of who bore that: names change hands as before.
     */
    public Chain settled(Collection<Step> settled, boolean somethingLeftOut) {
        List<Step> all = StepKey.once(settled);
        Bounded bounded = Bounded.strongest(all, ChainStore.STEPS_PER_STAGE);
        boolean hides = truncated || somethingLeftOut || bounded.hides();
        List<Step> read = bounded.steps().stream().sorted(Step.IN_EVENT_TIME).toList();
        return new Chain(subject, read, List.of(), Known.NOTHING, hides).inOrderOf(steps);
    }

    public Chain with(Collection<Answer> learnt) {
        List<Answer> sorted = learnt.stream().sorted(Answer.OLDEST_FIRST).toList();
        return new Chain(subject, steps, around, births, ends, known, truncated, sorted);
    }

    public Chain withEnds(Map<String, Instant> newEnds) {
        return new Chain(subject, steps, around, births, newEnds, known, truncated, answers);
    }

    public Chain with(Surroundings surroundings, Known fromAccount) {
        List<Subject> callers = Surroundings.callers(this);
        List<Step> byCallers = surroundings.byCallers(callers);
        Map<String, Step> born = surroundings.births(this);
        boolean cut = truncated || surroundings.leaveOut(this, callers);
        return new Chain(subject, steps, byCallers, born, ends, fromAccount, cut, answers);
    }

    /** Of whoever made the step, if that is another who was new then. */
    public Optional<Step> birthOfCaller(Step step) {
        return Optional.ofNullable(births.get(step.id()));
    }

    /** Whether what a step gave was still held at that time; of one second the order is not known. */
    public boolean isHeldAt(Step step, Instant time) {
        return !ends.getOrDefault(step.id(), Instant.MAX).isBefore(time);
    }

    /** Whether nothing is known of it, as there was more than one judgement reads. */
    boolean isNotRead() {
        return truncated && steps.isEmpty();
    }

    /** Whether more was given than one judgement reads, or none of it was read: other notes hide no grant. */
    public boolean hidesGrants() {
        return isNotRead() || (truncated && of(Stage.GRANT).count() >= ChainStore.STEPS_PER_STAGE);
    }

    public Stream<Step> of(Stage stage) {
        return steps.stream().filter(step -> step.stage() == stage);
    }

    /** The creation that a step belongs to: of its own call, else the latest of that name that is not after it. */
    public Optional<Step> creationOf(Step step) {
        return bornBySameCall(step).or(() -> creationOf(step.target(), step.time()));
    }

    Optional<Step> bornBySameCall(Step step) {
        for (Step it : steps) {
            boolean sameCall = it.stage() == Stage.CREATION && it.eventId().equals(step.eventId());
            if (sameCall && !it.time().isAfter(step.time())) {
                return Optional.of(it);
            }
        }
        return Optional.empty();
    }

    /** Of whoever bore the name at a time: under another name, if a rename brought it here. */
    Optional<Step> creationOf(String name, Instant time) {
        return Bearer.at(this, name, time).creation();
    }

    Bearer bearer(Step step) {
        return bornBySameCall(step)
                .map(Bearer::of)
                .orElseGet(() -> Bearer.at(this, step.target(), Deletion.timeOf(step, steps)));
    }

    /** Whether somebody takes the name with it. */
    static boolean begins(Step step) {
        return step.stage() == Stage.CREATION || step.isNote(Note.RENAMED_FROM);
    }
}
