package dev.latchkey.detection.chain;

import dev.latchkey.detection.step.Fact.Granted;
import dev.latchkey.detection.step.Means;
import dev.latchkey.detection.step.Stage;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import java.time.Instant;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The steps of one bearer of a name, who may have been there before its records: then without a creation. What is asked
 * of it again and again is worked out once.
 */
public final class Life {

    private final Bearers bearers;
    private final Optional<Step> creation;
    private @Nullable List<Step> grants;
    private @Nullable List<Step> boundaryChanges;
    private final IdentityHashMap<Step, Instant> ends = new IdentityHashMap<>();
    private final Map<Instant, List<Step>> held = new HashMap<>();

    /** @param bearers of the name, of whom this is one */
    Life(Bearers bearers, Optional<Step> creation) {
        this.bearers = bearers;
        this.creation = creation;
    }

    public Chain chain() {
        return bearers.chain();
    }

    Optional<Step> creation() {
        return creation;
    }

    /** Whether everything is known that was ever given to it. */
    public boolean isWhole() {
        return creation.isPresent() && !chain().truncated();
    }

    public boolean isSame(Life other) {
        return chain().subject().equals(other.chain().subject()) && creation.equals(other.creation);
    }

    public List<Step> grants() {
        List<Step> known = grants;
        if (known == null) {
            known = chain().of(Stage.GRANT)
                    .filter(step -> step.fact() instanceof Granted)
                    .filter(step -> bearers.creationOf(step).equals(creation))
                    .toList();
            grants = known;
        }
        return known;
    }

    /** Where its boundary was set, replaced or taken away; a creation says whether it had one from the start. */
    public List<Step> boundaryChanges() {
        List<Step> known = boundaryChanges;
        if (known == null) {
            known = Stream.concat(
                            creation.stream(),
                            grants().stream().filter(step -> means(step).isOfBoundary()))
                    .toList();
            boundaryChanges = known;
        }
        return known;
    }

    public Stream<Step> beginningAndGrants() {
        return Stream.concat(creation.stream(), grants().stream());
    }

    /** What it still held at that time; of one second the order is not known, so what ends in it still counts. */
    public List<Step> heldAt(Instant time) {
        return held.computeIfAbsent(
                time,
                it -> grants().stream()
                        .filter(step -> !step.time().isAfter(it) && means(step).isHeld())
                        .filter(step -> !endOf(step).isBefore(it))
                        .toList());
    }

    /** When the same was taken away again, or replaced by another of its name. */
    public Instant endOf(Step grant) {
        return ends.computeIfAbsent(grant, this::end);
    }

    private Instant end(Step grant) {
        return means(grant) == Means.HELD_BEFORE
                ? endOfHeldBefore(grant)
                : grants().stream()
                        .filter(step -> step.time().isAfter(grant.time()) && endsIt(step, grant))
                        .map(Step::time)
                        .findFirst()
                        .orElse(Instant.MAX);
    }

    /** The records go first: what they tell of from before, or first as being given, was not held when it is said. */
    private Instant endOfHeldBefore(Step held) {
        Optional<Step> first = grants().stream()
                .filter(step -> means(step) == Means.WITHDRAWAL || isGiven(step))
                .filter(step -> isOfTheSame(step, held))
                .findFirst();
        boolean ends = first.filter(step -> step.time().isAfter(held.time()) && means(step) == Means.WITHDRAWAL)
                .isPresent();
        return first.map(step -> ends ? step.time() : held.time()).orElse(Instant.MAX);
    }

    private static boolean isGiven(Step step) {
        return means(step) == Means.POLICY || means(step) == Means.GROUP;
    }

    private static boolean endsIt(Step step, Step grant) {
        boolean ends = means(step) == Means.WITHDRAWAL || means(step) == means(grant);
        return ends && isOfTheSame(step, grant);
    }

    private static boolean isOfTheSame(Step one, Step other) {
        Granted granted = (Granted) one.fact();
        Granted same = (Granted) other.fact();
        return granted.policy().equalsIgnoreCase(same.policy()) && isOfGroup(granted) == isOfGroup(same);
    }

    /** A policy and a group may have one name. */
    static boolean isOfGroup(Granted granted) {
        return granted.from().filter(from -> from.kind() == Subject.Kind.GROUP).isPresent();
    }

    private static Means means(Step step) {
        return ((Granted) step.fact()).means();
    }
}
