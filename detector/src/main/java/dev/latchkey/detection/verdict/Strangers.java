package dev.latchkey.detection.verdict;

import dev.latchkey.detection.call.Origin.Method;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.verdict.KnownCallers.Seen;
import dev.latchkey.detection.verdict.Trait.Kind;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Callers who provision for the first time where it has long been known who does, or by a method that is not theirs. A
 * window before a step must they have been seen, so that nobody makes himself known by what he is found for.
 */
record Strangers(Tuning tuning, KnownCallers known) {

    /** So many callers. A dozen may have a hand in one identity; more are a flood, and the first are enough. */
    static final int MOST = 40;

    /** A service calls as its users have it do, and a console is in people's hands. */
    private static final Set<Method> AUTOMATION = Set.of(Method.CLI, Method.SDK, Method.IAC, Method.OTHER);

    /** A step, and what it shows of its caller. */
    private record Asked(Step step, Sighting sighting) {}

    Assessment addedTo(Assessment assessment) {
        List<Asked> asked = tuning.learning().isZero() ? List.of() : asked(assessment.stretch());
        if (asked.isEmpty()) {
            return assessment;
        }
        try {
            Seen seen = known.of(callers(asked));
            Assessment usual = with(asked, it -> unusual(it, seen), assessment);
            return with(asked, it -> strange(it, seen), usual);
        } catch (CallersUnread e) {
            return without(e, assessment);
        }
    }

    private static Assessment with(List<Asked> asked, Function<Asked, Optional<Trait>> trait, Assessment assessment) {
        return asked.stream()
                .flatMap(it -> trait.apply(it).stream())
                .findFirst()
                .map(assessment::with)
                .orElse(assessment);
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

    private Optional<Trait> strange(Asked asked, Seen seen) {
        Sighting sighting = asked.sighting();
        boolean strange = !seen.isBy(lately(asked), sighting.caller())
                && seen.isBy(longAgo(asked), sighting.ofAnybody().caller());
        return strange
                ? Optional.of(new Trait(Kind.STRANGER, said(asked, ", and nothing of the kind in this account before")))
                : Optional.empty();
    }

    /** Who has not long been known is only getting known. */
    private Optional<Trait> unusual(Asked asked, Seen seen) {
        Subject caller = asked.sighting().caller();
        Method method = asked.sighting().method();
        Set<Method> usual = seen.methodsBy(lately(asked), caller);
        boolean automation = AUTOMATION.contains(method)
                && !asked.step().origin().userAgent().isBlank();
        if (!automation || usual.contains(method) || !seen.isBy(longAgo(asked), caller)) {
            return Optional.empty();
        }
        String others = usual.stream().map(Method::shown).collect(Collectors.joining(" and "));
        String with = " with " + method.shown() + ", but only ever with " + others + " before";
        return Optional.of(new Trait(Kind.UNUSUAL_METHOD, said(asked, with)));
    }

    private Instant lately(Asked asked) {
        return asked.step().time().minus(tuning.window());
    }

    private Instant longAgo(Asked asked) {
        return asked.step().time().minus(tuning.learning());
    }

    /** The name last, which may be longer than what is shown of it. */
    private String said(Asked asked, String fact) {
        Step step = asked.step();
        return step.operation().eventName() + fact + " " + lately(asked) + ", by "
                + step.actor().shown();
    }
}
