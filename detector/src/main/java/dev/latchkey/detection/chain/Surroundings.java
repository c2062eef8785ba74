package dev.latchkey.detection.chain;

import dev.latchkey.detection.step.Note;
import dev.latchkey.detection.step.Stage;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the callers of a chain did and were elsewhere. */
public record Surroundings(Chains chains, Duration window) {

    /** A dozen teams may own the policies of one group; more than these are an attacker's flood. */
    static final int MOST_CALLERS = ChainStore.STEPS_PER_STAGE;

    List<Step> byCallers(List<Subject> callers) {
        return callers.stream()
                .limit(MOST_CALLERS)
                .flatMap(caller -> chains.read(caller).of(Stage.EVIDENCE))
                .sorted(Step.IN_EVENT_TIME)
                .toList();
    }

    /** Whether a call of theirs that hides what it did, or that they were new, may not have been read. */
    boolean leaveOut(Chain chain, List<Subject> callers) {
        Stream<Subject> born = counting(chain).flatMap(step -> step.caller().stream());
        return callers.size() > MOST_CALLERS
                || Stream.concat(callers.stream(), born).map(chains::read).anyMatch(Surroundings::hidesMore);
    }

    /** What was linked may have used up what one judgement reads: then nothing of a caller is there. */
    private static boolean hidesMore(Chain caller) {
        if (!caller.truncated()) {
            return false;
        }
        long hidden = caller.steps().stream()
                .filter(step -> step.isNote(Note.OMITTED))
                .count();
        return caller.isNotRead() || hidden >= ChainStore.STEPS_PER_STAGE;
    }

    static List<Subject> callers(Chain chain) {
        return counting(chain)
                .map(step -> step.actor().name())
                .distinct()
                .map(name -> caller(chain.subject(), name))
                .distinct()
                .toList();
    }

    /** Whoever only tried something, or used a role, says nothing of who made it. */
    private static Stream<Step> counting(Chain chain) {
        return chain.steps().stream().filter(step -> step.stage() != Stage.EVIDENCE);
    }

    /** Of those callers who were made not long before a step of theirs, by its id. */
    Map<String, Step> births(Chain chain) {
        Map<String, Step> births = new HashMap<>();
        for (Step step : chain.steps()) {
            step.caller()
                    .flatMap(caller -> birth(chain, caller, step))
                    .ifPresent(birth -> births.put(step.id(), birth));
        }
        return births;
    }

    /** Of whoever bore the caller's name then, if that is somebody else and happened not long before. */
    private Optional<Step> birth(Chain chain, Subject caller, Step step) {
        return chains.creation(caller, step.time())
                .filter(birth -> Duration.between(birth.time(), step.time()).compareTo(window) <= 0)
                .filter(birth -> !birth.eventId()
                        .equals(chain.creationOf(step).map(Step::eventId).orElse("")))
                .map(birth -> birth.of(caller, birth.target(), birth.fact()));
    }

    static Subject caller(Subject subject, Step step) {
        return caller(subject, step.actor().name());
    }

    private static Subject caller(Subject subject, String name) {
        return new Subject.Thing(Subject.Kind.CALLER, subject.partition(), subject.account(), name);
    }
}
