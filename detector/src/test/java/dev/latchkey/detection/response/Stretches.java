package dev.latchkey.detection.response;

import dev.latchkey.detection.allowlist.Allowlist;
import dev.latchkey.detection.chain.Chain;
import dev.latchkey.detection.step.Operation;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.verdict.Analytic;
import dev.latchkey.detection.verdict.Stretch;
import dev.latchkey.detection.verdict.Tuning;
import java.util.List;

/** The stretch that a few steps make, to be put into words. */
public final class Stretches {

    private Stretches() {}

    public static Stretch stretch(Subject subject, Step... steps) {
        return new Analytic(Tuning.DEFAULT, Allowlist.NOBODY)
                .judge(Chain.of(subject, List.of(steps)))
                .get(0)
                .stretch();
    }

    public static Step by(Operation operation, Step step, String region) {
        return new Step(
                step.subject(),
                operation,
                step.eventId(),
                step.time(),
                region,
                step.target(),
                step.actor(),
                step.origin(),
                step.fact());
    }
}
