package dev.latchkey.detection.chain;

import dev.latchkey.detection.chain.Fact.Granted;
import dev.latchkey.detection.chain.Privilege.Level;
import java.util.Optional;
import java.util.stream.Stream;

/** What was taken away, and whether that gives. */
record Withdrawals(Chains chains, Holdings holdings) {

    /** What is taken away gives rights only if it held some back. */
    boolean removesDeny(Step step) {
        Granted takenAway = (Granted) step.fact();
        Optional<Privilege> was = takenAway.from().isPresent()
                ? holdings.at(takenAway.from().get(), step.time())
                : inlinedBefore(step, takenAway.policy());
        return was.filter(it -> it.level() == Level.NONE).isPresent();
    }

    private Optional<Privilege> inlinedBefore(Step step, String name) {
        return chains.read(step.subject())
                .of(Stage.GRANT)
                .filter(it -> !it.time().isAfter(step.time()))
                .flatMap(it -> it.fact() instanceof Granted given ? Stream.of(given) : Stream.of())
                .filter(given -> given.means() == Means.POLICY && given.policy().equalsIgnoreCase(name))
                .map(Granted::privilege)
                .reduce((earlier, later) -> later);
    }
}
