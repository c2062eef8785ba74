package dev.latchkey.detection.chain;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * All steps known of one subject: a set, shown in event time.
 *
 * @param around steps of others that may matter here: what its callers were denied, and how young they are
 * @param known what the account itself says of the subject
 * @param truncated whether more steps are stored than one judgement reads
 */
public record Chain(Subject subject, List<Step> steps, List<Step> around, Known known, boolean truncated) {

    public Chain {
        steps = List.copyOf(steps);
        around = List.copyOf(around);
    }

    /** Whatever the order and however often a step comes, the chain is the same. */
    public static Chain of(Subject subject, Collection<Step> steps) {
        return of(subject, steps, false);
    }

    public static Chain of(Subject subject, Collection<Step> steps, boolean truncated) {
        return new Chain(subject, distinct(steps), List.of(), Known.NOTHING, truncated);
    }

    Chain with(Collection<Step> settled, Collection<Step> others, Known fromAccount) {
        return new Chain(subject, distinct(settled), distinct(others), fromAccount, truncated);
    }

    public Stream<Step> of(Stage stage) {
        return steps.stream().filter(step -> step.stage() == stage);
    }

    /** The creation that a step belongs to: of its own call, else the latest of that name that is not after it. */
    public Optional<Step> creationOf(Step step) {
        List<Step> before =
                of(Stage.CREATION).filter(it -> !it.time().isAfter(step.time())).toList();
        return before.stream()
                .filter(it -> it.eventId().equals(step.eventId()))
                .findFirst()
                .or(() -> before.stream().reduce((earlier, later) -> later));
    }

    private static List<Step> distinct(Collection<Step> steps) {
        Map<String, Step> distinct = new TreeMap<>();
        steps.forEach(step -> distinct.merge(step.subject().key() + "#" + step.id(), step, Chain::stronger));
        return distinct.values().stream().sorted(Step.IN_EVENT_TIME).toList();
    }

    /** One event told in two ways: the stronger telling counts, whichever came first. */
    static Step stronger(Step one, Step other) {
        Comparator<Step> byStrength =
                Comparator.<Step>comparingInt(step -> step.fact().strength()).thenComparing(Step::toString);
        return byStrength.compare(one, other) >= 0 ? one : other;
    }
}
