package dev.latchkey.detection.chain;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * All steps known of one subject: a set, shown in event time.
 *
 * @param truncated whether more steps are stored than one judgement reads
 */
public record Chain(Subject subject, List<Step> steps, boolean truncated) {

    public Chain {
        steps = List.copyOf(steps);
    }

    /** Whatever the order and however often a step comes, the chain is the same. */
    public static Chain of(Subject subject, Collection<Step> steps) {
        return of(subject, steps, false);
    }

    public static Chain of(Subject subject, Collection<Step> steps, boolean truncated) {
        Map<String, Step> distinct = new TreeMap<>();
        steps.forEach(step -> distinct.merge(step.id(), step, Chain::stronger));
        return new Chain(
                subject, distinct.values().stream().sorted(Step.IN_EVENT_TIME).toList(), truncated);
    }

    public Stream<Step> of(Stage stage) {
        return steps.stream().filter(step -> step.stage() == stage);
    }

    /** One event told in two ways: the stronger telling counts, whichever came first. */
    static Step stronger(Step one, Step other) {
        Comparator<Step> byStrength =
                Comparator.<Step>comparingInt(step -> step.fact().strength()).thenComparing(Step::toString);
        return byStrength.compare(one, other) >= 0 ? one : other;
    }
}
