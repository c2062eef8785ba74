package dev.latchkey.detection.chain;

import dev.latchkey.detection.chain.Fact.Granted;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The steps of one bearer of a name, who may have been there before its records: then without a creation. */
record Life(Chain chain, Optional<Step> creation) {

    /** Whether everything is known that was ever given to it. */
    boolean isWhole() {
        return creation.isPresent() && !chain.truncated();
    }

    boolean isSame(Life other) {
        return chain.subject().equals(other.chain().subject()) && creation.equals(other.creation());
    }

    List<Step> grants() {
        return chain.of(Stage.GRANT)
                .filter(step -> step.fact() instanceof Granted)
                .filter(step -> chain.creationOf(step).equals(creation))
                .toList();
    }

    Stream<Step> beginningAndGrants() {
        return Stream.concat(creation.stream(), grants().stream());
    }

    /** What it still held at that time; of one second the order is not known, so what ends in it still counts. */
    Stream<Step> heldAt(Instant time) {
        return grants().stream()
                .filter(step -> !step.time().isAfter(time) && means(step).isHeld())
                .filter(step -> !endOf(step).isBefore(time));
    }

    /** When the same was taken away again, or replaced by another of its name. */
    Instant endOf(Step grant) {
        return grants().stream()
                .filter(step -> step.time().isAfter(grant.time()) && endsIt(step, grant))
                .map(Step::time)
                .findFirst()
                .orElse(Instant.MAX);
    }

    private static boolean endsIt(Step step, Step grant) {
        Granted later = (Granted) step.fact();
        Granted given = (Granted) grant.fact();
        boolean ends = later.means() == Means.WITHDRAWAL || later.means() == given.means();
        return ends && later.policy().equalsIgnoreCase(given.policy()) && isOfGroup(later) == isOfGroup(given);
    }

    private static boolean isOfGroup(Granted granted) {
        return granted.from().filter(from -> from.kind() == Subject.Kind.GROUP).isPresent();
    }

    private static Means means(Step step) {
        return ((Granted) step.fact()).means();
    }
}
