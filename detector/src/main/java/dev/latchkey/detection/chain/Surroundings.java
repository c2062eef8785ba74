package dev.latchkey.detection.chain;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the callers of a chain did and were elsewhere. */
record Surroundings(Chains chains, Duration window) {

    /** A chain of one identity has few callers; more than these are an attacker's flood. */
    private static final int MOST_CALLERS = 10;

    List<Step> of(Chain chain) {
        Stream<Step> byCallers = chain.steps().stream()
                .map(step -> caller(chain.subject(), step))
                .distinct()
                .limit(MOST_CALLERS)
                .flatMap(caller -> chains.read(caller).of(Stage.EVIDENCE));
        Stream<Step> births = chain.steps().stream()
                .map(Step::caller)
                .flatMap(Optional::stream)
                .distinct()
                .filter(caller -> !caller.equals(chain.subject()))
                .limit(MOST_CALLERS)
                .flatMap(caller -> chains.read(caller).of(Stage.CREATION));
        return Stream.concat(byCallers, births).toList();
    }

    private static Subject caller(Subject subject, Step step) {
        return new Subject.Thing(
                Subject.Kind.CALLER,
                subject.partition(),
                subject.account(),
                step.actor().name());
    }
}
