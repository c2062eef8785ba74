package dev.latchkey.detection.chain;

import dev.latchkey.detection.step.Fact;
import dev.latchkey.detection.step.Note;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import java.time.Instant;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The chains of a store under the names that their subjects have now, each read once. */
public final class Chains {

    /** As often as a judgement follows somebody to another name: more renames than anybody needs. */
    static final int MOST_NAMES = 10;

    private final StoredChains stored;
    private final Map<Subject, Chain> joined = new HashMap<>();
    private final Map<Subject, Map<Instant, Life>> lifeAt = new HashMap<>();
    private final IdentityHashMap<Chain, Bearers> bearers = new IdentityHashMap<>();
    private final IdentityHashMap<Step, List<Optional<Step>>> ends = new IdentityHashMap<>();

    public Chains(ChainStore store) {
        this.stored = new StoredChains(store);
    }

    public Chain read(Subject subject) {
        Chain known = joined.get(subject);
        if (known == null) {
            known = joined(stored.of(subject));
            joined.put(subject, known);
        }
        return known;
    }

    /** What is known by now of whoever bore the name at that time. */
    public Life life(Subject name, Instant time) {
        Map<Instant, Life> known = lifeAt.computeIfAbsent(name, it -> new HashMap<>());
        return known.computeIfAbsent(time, at -> bearer(name, at));
    }

    /** How whoever bore the name at that time was made. */
    Optional<Step> creation(Subject name, Instant time) {
        return bearers(stored.of(name)).changes() ? life(name, time).creation() : Optional.empty();
    }

    private Life bearer(Subject name, Instant time) {
        Chain borne = stored.of(name);
        if (!bearers(borne).changes()) {
            return bearers(borne).life(Optional.empty());
        }
        Bearing last = bearings(Bearing.at(borne, time))
                .reduce((earlier, later) -> later)
                .orElseThrow();
        Chain chain = last.isGivenUp() ? untilGivenUp(last) : read(last.chain().subject());
        return bearers(chain).life(chain.creationOf(name.name(), time));
    }

    /** Of the one to whom the step of the chain was done. */
    public Life life(Chain chain, Step step) {
        Bearers known = bearers(chain);
        return known.life(known.creationOf(step));
    }

    /** Always the same object, as much is worked out of it. */
    private Bearers bearers(Chain chain) {
        return bearers.computeIfAbsent(chain, Bearers::new);
    }

    /** Of one who took more names than are followed: what is known stays known. */
    private Chain untilGivenUp(Bearing last) {
        Chain known = Arrivals.with(last.chain(), last.steps(), stored::of);
        return stored.inOrder(Chain.of(known.subject(), known.steps(), true));
    }

    /** When somebody else began under the last name of the one to whom the step was done. */
    public Instant endOf(Step step) {
        List<Optional<Step>> known = ends(step);
        return known.get(known.size() - 1).filter(Chain::begins).map(Step::time).orElse(Instant.MAX);
    }

    /** How the one to whom the step was done was called later. */
    public String nameAt(Step step, Instant time) {
        return ends(step).stream()
                .flatMap(Optional::stream)
                .filter(end -> end.isNote(Note.RENAMED_TO) && Bearing.isLeft(stored.of(end.subject()), end, time))
                .reduce((earlier, later) -> later)
                .map(Chains::otherName)
                .orElse(step.target());
    }

    /** By what the one to whom the step was done gave up one name after the other, and whether the last. */
    private List<Optional<Step>> ends(Step step) {
        List<Optional<Step>> known = ends.get(step);
        if (known == null) {
            known = bearings(Bearing.of(stored.of(step.subject().named(step.target())), step))
                    .map(Bearing::end)
                    .toList();
            ends.put(step, known);
        }
        return known;
    }

    /** Under one name after the other. */
    private Stream<Bearing> bearings(Bearing first) {
        return Stream.iterate(Optional.of(first), bearing -> bearing.flatMap(this::next))
                .limit(MOST_NAMES + 1)
                .takeWhile(Optional::isPresent)
                .flatMap(Optional::stream);
    }

    private Optional<Bearing> next(Bearing bearing) {
        return bearing.end().filter(end -> end.isNote(Note.RENAMED_TO)).map(rename -> {
            Chain newer = stored.of(named(rename));
            Optional<Step> arrival = newer.steps().stream()
                    .filter(step ->
                            step.isNote(Note.RENAMED_FROM) && step.eventId().equals(rename.eventId()))
                    .findFirst();
            return new Bearing(newer, arrival);
        });
    }

    /** Without those who took another name, and with what those brought along who took this one. */
    private Chain joined(Chain chain) {
        if (!Turns.anyRename(chain.steps())) {
            return chain;
        }
        List<Step> stayed = chain.steps().stream()
                .filter(step ->
                        step.isNote(Note.RENAMED_TO) || !Bearing.of(chain, step).isGivenUp())
                .toList();
        return stored.inOrder(Arrivals.with(chain, stayed, stored::of));
    }

    /** The subject under the other name that a rename speaks of. */
    static Subject named(Step rename) {
        return rename.subject().named(otherName(rename));
    }

    static String otherName(Step rename) {
        return ((Fact.Noted) rename.fact()).text();
    }
}
