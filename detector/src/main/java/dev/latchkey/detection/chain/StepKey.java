package dev.latchkey.detection.chain;

import dev.latchkey.detection.step.Step;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What makes two steps one, however often and in whatever words it was told: subject, event, stage and folded name. One
 * call may name two names of one who bore them one after the other, and only one of the two was his then.
 */
public record StepKey(Step step) {

    /** By all that is in them where nothing else tells, so that the order in which they come makes no difference. */
    private static final Comparator<Step> BY_STRENGTH = Comparator.<Step>comparingInt(
                    step -> step.fact().strength())
            .thenComparing(Step::target)
            .thenComparing(step -> step.fact().shown())
            .thenComparing(Step::toString);

    /** Each step once, in event time. One event told in two ways: the stronger telling counts, whichever came first. */
    static List<Step> once(Collection<Step> steps) {
        if (steps.size() < 2) {
            return List.copyOf(steps);
        }
        Map<StepKey, Step> distinct = new HashMap<>();
        steps.forEach(step -> distinct.merge(new StepKey(step), step, StepKey::stronger));
        List<Step> inOrder = new ArrayList<>(distinct.values());
        inOrder.sort(Step.IN_EVENT_TIME);
        return List.copyOf(inOrder);
    }

    public static Step stronger(Step one, Step other) {
        return one.equals(other) || BY_STRENGTH.compare(one, other) >= 0 ? one : other;
    }

    /** An event is mostly told once in a chain, but of all who hold a policy each may have a step of one event. */
    @Override
    public int hashCode() {
        return 31 * step.eventId().hashCode() + step.subject().hashCode();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StepKey key && isOf(key.step);
    }

    private boolean isOf(Step other) {
        return step.eventId().equals(other.eventId())
                && step.stage() == other.stage()
                && step.subject().equals(other.subject())
                && isNamed(other.target());
    }

    /** Names are mostly written alike, and folding costs more than all else that is compared. */
    private boolean isNamed(String target) {
        return step.target().equals(target)
                || step.target().toLowerCase(Locale.ROOT).equals(target.toLowerCase(Locale.ROOT));
    }
}
