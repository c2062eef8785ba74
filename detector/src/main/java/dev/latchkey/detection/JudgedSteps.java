package dev.latchkey.detection;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.latchkey.detection.chain.StepKey;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.verdict.Verdict;
import java.util.Collection;
import java.util.Set;

/** Which steps some verdict is about, in whatever words each was told. */
public record JudgedSteps(Set<StepKey> keys) {

    public JudgedSteps {
        keys = Set.copyOf(keys);
    }

    public static JudgedSteps of(Collection<Verdict> verdicts) {
        return new JudgedSteps(verdicts.stream()
                .flatMap(verdict -> verdict.stretch().steps().stream())
                .map(StepKey::new)
                .collect(toUnmodifiableSet()));
    }

    public boolean contains(Step step) {
        return keys.contains(new StepKey(step));
    }

    /** As it came, and so perhaps under a name that its bearer has given up since. */
    boolean containsAsCalled(Step step) {
        return keys.stream()
                .map(StepKey::step)
                .anyMatch(it -> it.eventId().equals(step.eventId())
                        && it.stage() == step.stage()
                        && it.subject().kind() == step.subject().kind()
                        && it.target().equalsIgnoreCase(step.target()));
    }
}
