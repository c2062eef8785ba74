package dev.latchkey.detection.chain;

import dev.latchkey.detection.step.Fact;
import dev.latchkey.detection.step.Fact.Noted;
import dev.latchkey.detection.step.Note;
import dev.latchkey.detection.step.Stage;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.subject.Subject.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lead from a caller to the identities that were judged with what it did and was elsewhere: should a record of that
 * arrive late, they are judged again.
 */
public final class Leads {

    private Leads() {}

    /**
     * One for each caller, under a key of its own, as nobody's chain may overflow with them. To be stored before what
     * the callers did is read, so that of two concurrent calls one sees the other.
     */
    static List<Step> to(Chain chain) {
        return lastOfEach(chain).map(Leads::lead).toList();
    }

    /** Those that are sure to be needed, whatever the chains of the steps hold: what others hold is given. */
    public static List<Step> ofLinked(Collection<Step> steps) {
        return steps.stream()
                .filter(step -> step.subject().isIdentity() && LooseEnds.isLinked(step))
                .map(Leads::lead)
                .toList();
    }

    /** Whether one of these leads from the same caller to the same identity, for as long. */
    static boolean leadsAsFar(Collection<Step> stored, Step lead) {
        return stored.stream()
                .anyMatch(known -> known.subject().equals(lead.subject())
                        && known.fact().equals(lead.fact())
                        && !known.time().isBefore(lead.time()));
    }

    /** Tell a caller whose creation is not known where its leads are, should that still come. Once for each. */
    public static List<Step> marks(Chain chain, ChainStore store) {
        return lastOfEach(chain).flatMap(step -> mark(step, store)).toList();
    }

    private static Stream<Step> lastOfEach(Chain chain) {
        return chain.steps().stream()
                .filter(step -> step.stage() != Stage.EVIDENCE)
                .collect(Collectors.toMap(step -> step.actor().name(), Function.identity(), (earlier, later) -> later))
                .values()
                .stream()
                .limit(Surroundings.MOST_CALLERS);
    }

    private static Step lead(Step step) {
        Subject reach = reach(step);
        String one = step.eventId() + "#" + step.subject().key();
        return step.of(reach, reach.name(), noted(step.subject())).withId(one);
    }

    private static Stream<Step> mark(Step step, ChainStore store) {
        Fact mark = noted(reach(step));
        return step
                .caller()
                .filter(caller -> !caller.equals(step.subject()))
                // Nobody acts in another partition; the test alert stands in one of its own.
                .filter(caller -> caller.partition().equals(step.subject().partition()))
                .filter(caller -> store.read(caller).steps().stream()
                        .noneMatch(known -> known.fact().equals(mark) || isBirth(known, step.time())))
                .map(caller -> step.of(caller, caller.name(), mark))
                .stream();
    }

    private static boolean isBirth(Step known, Instant time) {
        return known.stage() == Stage.CREATION && !known.time().isAfter(time);
    }

    private static Subject reach(Step step) {
        Subject subject = step.subject();
        return new Subject.Thing(
                Kind.REACH, subject.partition(), subject.account(), step.actor().name());
    }

    private static Fact noted(Subject subject) {
        return new Noted(Note.LEADS_TO, subject.key());
    }

    /** Whom to judge again for a step of a caller's own: a denial and a birth count for what was done after them. */
    static Stream<Subject> from(Step step, ChainStore store) {
        if (step.isNote(Note.OMITTED)) {
            return led(reach(step), Instant.MIN, store);
        }
        if (step.subject().kind() == Kind.CALLER) {
            return led(reach(step), step.time(), store);
        }
        return Chain.begins(step)
                ? names(step, store).stream()
                        .flatMap(name -> led(name, Instant.MIN, store))
                        .distinct()
                        .flatMap(reach -> led(reach, step.time(), store))
                : Stream.of();
    }

    /**
     * Under which it may have made calls since: the mark is left under the name that a caller had then. Without those
     * that others took who bore its names before, and no more than a judgement follows.
     */
    private static List<Subject> names(Step first, ChainStore store) {
        List<Subject> names = new ArrayList<>(List.of(first.subject()));
        for (int at = 0; at < names.size() && names.size() <= Chains.MOST_NAMES; at++) {
            store.read(names.get(at)).steps().stream()
                    .filter(step -> step.isNote(Note.RENAMED_TO) && !step.time().isBefore(first.time()))
                    .map(Chains::named)
                    .filter(name -> !names.contains(name))
                    .distinct()
                    .limit(Chains.MOST_NAMES + 1L - names.size())
                    .toList()
                    .forEach(names::add);
        }
        return names;
    }

    private static Stream<Subject> led(Subject from, Instant since, ChainStore store) {
        return store.read(from).steps().stream()
                .filter(step -> step.isNote(Note.LEADS_TO) && !step.time().isBefore(since))
                .map(step -> Subject.ofKey(((Noted) step.fact()).text()))
                .distinct();
    }
}
