package dev.latchkey.detection.verdict;

import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.verdict.KnownCallers.Seen;
import dev.latchkey.detection.verdict.Trait.Kind;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Callers who provision for the first time where it has long been known who does. A window before a step must they have
 * been seen, so that nobody makes himself known by what he is found for.
 */
record Strangers(Tuning tuning, KnownCallers known) {

    /** So many callers. A dozen may have a hand in one identity; more are a flood, and the first are enough. */
    static final int MOST = 40;

    /** A step, and what it shows of its caller. */
    private record Asked(Step step, Sighting sighting) {}

    Assessment addedTo(Assessment assessment) {
        List<Asked> asked = tuning.learning().isZero() ? List.of() : asked(assessment.stretch());
        if (asked.isEmpty()) {
            return assessment;
        }
        try {
            Seen seen = known.of(callers(asked));
            return asked.stream()
                    .filter(it -> isByStranger(it, seen))
                    .findFirst()
                    .map(it -> assessment.with(new Trait(Kind.STRANGER, said(it.step()))))
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

    private static List<Asked> asked(Stretch stretch) {
        Set<Subject> callers = new HashSet<>();
        return stretch.steps().stream()
                .flatMap(step -> Sighting.in(step).map(sighting -> new Asked(step, sighting)).stream())
                .filter(it -> callers.contains(it.sighting().caller())
                        || (callers.size() < MOST && callers.add(it.sighting().caller())))
                .toList();
    }

    private static Set<Subject> callers(List<Asked> asked) {
        Set<Subject> callers = new HashSet<>();
        for (Asked it : asked) {
            if (callers.add(it.sighting().caller())) {
                callers.add(it.sighting().ofAnybody().caller());
            }
        }
        return callers;
    }

    private boolean isByStranger(Asked asked, Seen seen) {
        Instant time = asked.step().time();
        return !seen.isBy(time.minus(tuning.window()), asked.sighting())
                && seen.isBy(time.minus(tuning.learning()), asked.sighting().ofAnybody());
    }

    /** The name last, which may be longer than what is shown of it. */
    private String said(Step step) {
        return step.operation().eventName() + ", and nothing of the kind in this account before "
                + step.time().minus(tuning.window()) + ", by " + step.actor().shown();
    }
}
