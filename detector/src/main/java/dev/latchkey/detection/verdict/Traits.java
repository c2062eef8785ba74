package dev.latchkey.detection.verdict;

import dev.latchkey.detection.call.HomeRegion;
import dev.latchkey.detection.call.Origin.Method;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.verdict.Trait.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Finds the traits that a stretch's own records show. */
final class Traits {

    private static final Duration SECONDS = Duration.ofSeconds(10);
    private static final Set<Method> SCRIPTED_METHODS = Set.of(Method.CLI, Method.SDK, Method.OTHER);

    /** Whose they are is not kept: whoever reads on looks at all three. */
    private static final String OVERFLOW =
            "of its own, of what it was given, or of its callers; the strongest were judged";

    private final Stretch stretch;
    private final Tuning tuning;

    private Traits(Stretch stretch, Tuning tuning) {
        this.stretch = stretch;
        this.tuning = tuning;
    }

    static List<Trait> of(Stretch stretch, Tuning tuning) {
        Traits traits = new Traits(stretch, tuning);
        List<Trait> found = new ArrayList<>();
        traits.first(Kind.ATTACK_TOOL, traits::attackTool).ifPresent(found::add);
        traits.first(Kind.UNEXPECTED_NETWORK, traits::unexpectedNetwork).ifPresent(found::add);
        traits.first(Kind.UNEXPECTED_COUNTRY, traits::unexpectedCountry).ifPresent(found::add);
        traits.first(Kind.ROOT_CALLER, traits::rootCaller).ifPresent(found::add);
        found.addAll(Circumstances.of(stretch, tuning));
        traits.first(Kind.NO_MFA, traits::withoutMfa).ifPresent(found::add);
        traits.first(Kind.UNEXPECTED_REGION, traits::unexpectedRegion).ifPresent(found::add);
        Undoing.in(stretch, tuning.own(stretch.subject().account())).ifPresent(found::add);
        traits.scripted().ifPresent(found::add);
        if (stretch.truncated()) {
            found.add(new Trait(Kind.TRUNCATED, OVERFLOW));
        }
        return found;
    }

    private Optional<Trait> first(Kind kind, Function<Step, Optional<String>> fact) {
        for (Step step : stretch.steps()) {
            Optional<String> text = fact.apply(step);
            if (text.isPresent()) {
                return text.map(said -> new Trait(kind, said));
            }
        }
        return Optional.empty();
    }

    private Optional<String> attackTool(Step step) {
        String agent = step.origin().userAgent();
        String folded = agent.toLowerCase(Locale.ROOT);
        boolean known = tuning.attackTools().stream().anyMatch(tool -> folded.contains(tool.toLowerCase(Locale.ROOT)));
        return known ? said(step, "with user agent " + agent) : Optional.empty();
    }

    /** A service's own address says nothing of where its user sits. */
    private Optional<String> unexpectedNetwork(Step step) {
        boolean unexpected = !tuning.networks().isEmpty()
                && step.origin().ip().filter(ip -> !isExpected(ip)).isPresent();
        return unexpected ? said(step, "from " + step.origin().shown()) : Optional.empty();
    }

    /** An expected network settles it: where databases place one's own network is theirs to mistake. */
    private Optional<String> unexpectedCountry(Step step) {
        boolean unexpected = !tuning.countries().isEmpty()
                && step.origin()
                        .country()
                        .filter(country -> !tuning.countries().contains(country))
                        .isPresent();
        return unexpected && !isExpected(step.origin().address())
                ? said(step, "from " + step.origin().shown())
                : Optional.empty();
    }

    private boolean isExpected(String ip) {
        return tuning.networks().stream().anyMatch(network -> network.contains(ip));
    }

    private Optional<String> rootCaller(Step step) {
        return step.actor().isRoot() ? said(step, "by " + step.actor().shown()) : Optional.empty();
    }

    private Optional<String> withoutMfa(Step step) {
        return step.actor().withoutMfa() ? said(step, "by " + step.actor().shown()) : Optional.empty();
    }

    private Optional<String> unexpectedRegion(Step step) {
        boolean unexpected = !tuning.regions().isEmpty() && !tuning.regions().contains(step.region());
        return unexpected && !isRecordedAtHome(step) ? said(step, "in " + step.region()) : Optional.empty();
    }

    /** All calls of IAM are, wherever their callers sit. */
    private static boolean isRecordedAtHome(Step step) {
        return step.operation().isSeenLive() && HomeRegion.named(step.region()).isPresent();
    }

    private Optional<Trait> scripted() {
        Duration all = Duration.between(stretch.firstSeen(), stretch.lastSeen());
        List<Step> steps = stretch.steps();
        if (all.compareTo(SECONDS) > 0
                || !steps.stream()
                        .allMatch(
                                step -> SCRIPTED_METHODS.contains(step.origin().method()))) {
            return Optional.empty();
        }
        long events = steps.stream().map(Step::eventId).distinct().count();
        String within = all.isZero() ? "in the same second" : "within " + all.toSeconds() + " s";
        return events > 1 ? Optional.of(new Trait(Kind.SCRIPTED, events + " calls " + within)) : Optional.empty();
    }

    private static Optional<String> said(Step step, String fact) {
        return Optional.of(step.operation().eventName() + " " + fact);
    }
}
