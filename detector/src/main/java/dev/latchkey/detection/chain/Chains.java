package dev.latchkey.detection.chain;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The chains of a store under the names that their subjects have now, each read once. */
final class Chains {

    /** More names than anybody bears for an honest reason. */
    static final int MOST_NAMES = 10;

    /** What one judgement may read, however much an attacker has linked together; beyond it nothing is known. */
    static final int MOST_READ = 200;

    private final ChainStore store;
    private final Map<Subject, Chain> read = new HashMap<>();
    private final Map<Subject, Chain> joined = new HashMap<>();

    Chains(ChainStore store) {
        this.store = store;
    }

    Chain read(Subject subject) {
        Chain known = joined.get(subject);
        if (known == null) {
            known = joined(stored(subject));
            joined.put(subject, known);
        }
        return known;
    }

    /** What is known by now of whoever bore the name at that time. */
    Life life(Subject name, Instant time) {
        Bearing last = bearings(Bearing.at(stored(name), time))
                .reduce((earlier, later) -> later)
                .orElseThrow();
        Chain chain = read(last.chain().subject());
        return new Life(chain, chain.creationOf(name.name(), time));
    }

    /** When somebody else began under the last name of the one to whom the step was done. */
    Instant endOf(Step step) {
        return bearings(step)
                .reduce((earlier, later) -> later)
                .flatMap(Bearing::end)
                .filter(Chain::begins)
                .map(Step::time)
                .orElse(Instant.MAX);
    }

    /** How the one to whom the step was done was called later. */
    String nameAt(Step step, Instant time) {
        return bearings(step)
                .flatMap(bearing -> bearing.end().stream())
                .filter(end -> end.isNote(Note.RENAMED_TO) && end.time().isBefore(time))
                .reduce((earlier, later) -> later)
                .map(Chains::otherName)
                .orElse(step.target());
    }

    private Stream<Bearing> bearings(Step step) {
        return bearings(Bearing.of(stored(step.subject().named(step.target())), step));
    }

    /** Under one name after the other. */
    private Stream<Bearing> bearings(Bearing first) {
        return Stream.iterate(Optional.of(first), bearing -> bearing.flatMap(this::next))
                .limit(MOST_NAMES)
                .takeWhile(Optional::isPresent)
                .flatMap(Optional::stream);
    }

    private Optional<Bearing> next(Bearing bearing) {
        return bearing.end().filter(end -> end.isNote(Note.RENAMED_TO)).map(rename -> {
            Chain newer = stored(named(rename));
            Optional<Step> arrival = newer.steps().stream()
                    .filter(step ->
                            step.isNote(Note.RENAMED_FROM) && step.eventId().equals(rename.eventId()))
                    .findFirst();
            return new Bearing(newer, arrival);
        });
    }

    /** Without those who took another name, and with what those brought along who took this one. */
    private Chain joined(Chain chain) {
        List<Step> stayed = chain.steps().stream()
                .filter(step ->
                        step.isNote(Note.RENAMED_TO) || !Bearing.of(chain, step).isGivenUp())
                .toList();
        List<Step> all = told(withArrived(chain.subject(), stayed, MOST_NAMES).toList());
        return all.equals(chain.steps()) ? chain : Chain.of(chain.subject(), all, chain.truncated());
    }

    /** Who took a name, gave it up and came back has both sides of one rename: the one that says whence is enough. */
    private static List<Step> told(List<Step> steps) {
        Set<String> arrivals = steps.stream()
                .filter(step -> step.isNote(Note.RENAMED_FROM))
                .map(Step::eventId)
                .collect(Collectors.toUnmodifiableSet());
        return steps.stream()
                .filter(step -> !step.isNote(Note.RENAMED_TO) || !arrivals.contains(step.eventId()))
                .toList();
    }

    private Stream<Step> withArrived(Subject subject, List<Step> steps, int names) {
        Stream<Step> arrived = steps.stream()
                .filter(step -> step.isNote(Note.RENAMED_FROM) && names > 0)
                .limit(MOST_NAMES)
                .flatMap(rename -> {
                    Bearing older = Bearing.at(stored(named(rename)), rename.time());
                    return withArrived(subject, older.steps(), names - 1);
                });
        return Stream.concat(steps.stream(), arrived).map(step -> step.of(subject, step.target(), step.fact()));
    }

    /** The subject under the other name that a rename speaks of. */
    static Subject named(Step rename) {
        return rename.subject().named(otherName(rename));
    }

    private static String otherName(Step rename) {
        return ((Fact.Noted) rename.fact()).text();
    }

    private Chain stored(Subject subject) {
        if (read.size() >= MOST_READ && !read.containsKey(subject)) {
            return Chain.of(subject, List.of(), true);
        }
        return read.computeIfAbsent(subject, store::read);
    }
}
