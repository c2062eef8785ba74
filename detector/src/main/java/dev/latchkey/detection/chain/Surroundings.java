package dev.latchkey.detection.chain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** What the callers of a chain did and were elsewhere. */
record Surroundings(Chains chains, Duration window) {

    /** A chain of one identity has few callers; more than these are an attacker's flood. */
    static final int MOST_CALLERS = 10;

    List<Step> of(Chain chain) {
        Stream<Step> byCallers = chain.steps().stream()
                .map(step -> caller(chain.subject(), step))
                .distinct()
                .limit(MOST_CALLERS)
                .flatMap(caller -> chains.read(caller).of(Stage.EVIDENCE));
        Stream<Step> births = chain.steps().stream()
                .flatMap(step -> step.caller().stream().flatMap(caller -> birth(chain, caller, step.time())))
                .distinct()
                .limit(MOST_CALLERS);
        return Stream.concat(byCallers, births).toList();
    }

    /** Of whoever bore the caller's name then, if that is somebody else and happened not long before. */
    private Stream<Step> birth(Chain chain, Subject caller, Instant time) {
        Life life = chains.life(caller, time);
        return life.creation().stream()
                .filter(birth -> !birth.subject().equals(chain.subject()))
                .filter(birth -> Duration.between(birth.time(), time).compareTo(window) <= 0)
                .map(birth -> birth.of(caller, birth.target(), birth.fact()));
    }

    static Subject caller(Subject subject, Step step) {
        return new Subject.Thing(
                Subject.Kind.CALLER,
                subject.partition(),
                subject.account(),
                step.actor().name());
    }
}
