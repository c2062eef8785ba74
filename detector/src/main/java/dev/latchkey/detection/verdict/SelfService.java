package dev.latchkey.detection.verdict;

import dev.latchkey.detection.step.Fact;
import dev.latchkey.detection.step.Step;
import java.util.Optional;

/** The first credential that a new identity makes for itself. */
public final class SelfService {
    private SelfService() {}

    static Optional<Step> of(Stretch stretch) {
        return stretch.steps().stream()
                .filter(step -> step.fact() instanceof Fact.CredentialMade && step.byOneself())
                .findFirst()
                .filter(step -> stretch.creation().isPresent());
    }

    /** The same if another made the identity, whose entry may speak for it. */
    public static Optional<Step> ofOneMadeByAnother(Stretch stretch) {
        return of(stretch)
                .filter(step -> stretch.creation()
                        .filter(it -> !it.actor().name().equals(step.actor().name()))
                        .isPresent());
    }
}
