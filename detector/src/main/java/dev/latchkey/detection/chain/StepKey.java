package dev.latchkey.detection.chain;

import dev.latchkey.detection.step.Stage;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What makes two steps one, however often and in whatever words it was told.
 *
 * @param target folded: one call may name two names of one who bore them one after the other, and only one of the two
 *     was his then
 */
public record StepKey(Subject subject, String eventId, Stage stage, String target) {

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
        steps.forEach(step -> distinct.merge(StepKey.of(step), step, StepKey::stronger));
        return distinct.values().stream().sorted(Step.IN_EVENT_TIME).toList();
    }

    private static StepKey of(Step step) {
        return new StepKey(
                step.subject(), step.eventId(), step.stage(), step.target().toLowerCase(Locale.ROOT));
    }

    public static Step stronger(Step one, Step other) {
        return one.equals(other) || BY_STRENGTH.compare(one, other) >= 0 ? one : other;
    }

    /** An event is mostly told once in a chain. */
    @Override
    public int hashCode() {
        return eventId.hashCode();
    }
}
