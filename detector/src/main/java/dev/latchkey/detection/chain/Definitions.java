package dev.latchkey.detection.chain;

import dev.latchkey.detection.chain.Fact.Defined;
import dev.latchkey.detection.chain.Privilege.Level;
import java.util.List;

/** The versions of a customer's policy, as the calls that made them said. */
final class Definitions {

    private Definitions() {}

    static List<Step> of(Chain policy) {
        return policy.steps().stream()
                .filter(step -> step.fact() instanceof Defined)
                .toList();
    }

    static boolean isCurrent(Step step) {
        return step.fact() instanceof Defined defined && defined.current();
    }

    /** What a version allows was said when it was made; making it the default does not say it again. */
    static Privilege allowed(Step definition, List<Step> definitions) {
        String version = ((Defined) definition.fact()).version();
        return definitions.stream()
                .map(step -> (Defined) step.fact())
                .filter(it -> it.version().equals(version) && it.privilege().level() != Level.UNKNOWN)
                .map(Defined::privilege)
                .findFirst()
                .orElse(((Defined) definition.fact()).privilege());
    }
}
