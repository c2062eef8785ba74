package dev.latchkey.detection.effective;

import dev.latchkey.detection.chain.StepKey;
import dev.latchkey.detection.step.Step;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** A step as it counts, and when what it gave was taken away again or replaced. */
record Given(Step step, Instant until) {

    static Given forEver(Step step) {
        return new Given(step, Instant.MAX);
    }

    /** Of one step that was given in two ways: what once it will count as. */
    static Given together(Given one, Given other) {
        return new Given(StepKey.stronger(one.step(), other.step()), later(one.until(), other.until()));
    }

    /** By the step's id, if there are any; what one call gave in several ways lasts as long as the last of them. */
    static Map<String, Instant> ends(Collection<Given> all) {
        if (all.stream().allMatch(given -> given.until().equals(Instant.MAX))) {
            return Map.of();
        }
        Map<String, Instant> ends = new HashMap<>();
        all.forEach(given -> ends.merge(given.step().id(), given.until(), Given::later));
        return ends;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
