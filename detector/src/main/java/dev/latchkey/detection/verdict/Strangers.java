package dev.latchkey.detection.verdict;

import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.verdict.KnownCallers.Seen;
import dev.latchkey.detection.verdict.Trait.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Callers who provision for the first time where it has long been known who does. A window before a step must they have
 * been seen, so that nobody makes himself known by what he is found for.
 */
record Strangers(Tuning tuning, KnownCallers known) {

    /** So many callers. A dozen may have a hand in one identity; more are a flood, and the first are enough. */
    static final int MOST = 40;

    Assessment addedTo(Assessment assessment) {
        List<Step> asked = asked(assessment.stretch());
        if (tuning.learning().isZero() || asked.isEmpty()) {
            return assessment;
        }
        try {
            Seen seen = known.of(callers(asked));
            return asked.stream()
                    .filter(step -> isByStranger(step, seen))
                    .findFirst()
                    .map(step -> assessment.with(new Trait(Kind.STRANGER, said(step))))
                    .orElse(assessment);
        } catch (CallersUnread e) {
            return without(e, assessment);
        }
    }

    /** Another try may find them; what is severe does not wait for it, nor is there any use if it lasts. */
    private static Assessment without(CallersUnread unread, Assessment assessment) {
        if (unread.isLasting() || assessment.severity().isAtLeast(Severity.HIGH)) {
            return assessment.alsoSaying(List.of(unread.said()));
        }
        throw unread;
    }

    private static List<Step> asked(Stretch stretch) {
        Set<Subject> callers = new HashSet<>();
        return stretch.steps().stream()
                .filter(step -> Sighting.in(step)
                        .map(Sighting::caller)
                        .filter(caller -> callers.contains(caller) || (callers.size() < MOST && callers.add(caller)))
                        .isPresent())
                .toList();
    }

    private static Set<Subject> callers(List<Step> steps) {
        Set<Subject> callers = new HashSet<>();
        steps.stream()
                .flatMap(step -> Sighting.in(step).stream())
                .flatMap(it -> Stream.of(it, it.ofAnybody()))
                .forEach(it -> callers.add(it.caller()));
        return callers;
    }

    private boolean isByStranger(Step step, Seen seen) {
        Optional<Sighting> sighting = Sighting.in(step);
        boolean learnt = sighting.filter(it -> seen.isBy(step.time().minus(tuning.learning()), it.ofAnybody()))
                .isPresent();
        return learnt
                && sighting.filter(it -> seen.isBy(step.time().minus(tuning.window()), it))
                        .isEmpty();
    }

    /** The name last, which may be longer than what is shown of it. */
    private String said(Step step) {
        return step.operation().eventName() + ", and nothing of the kind in this account before "
                + step.time().minus(tuning.window()) + ", by " + step.actor().shown();
    }
}
