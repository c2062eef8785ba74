package dev.latchkey.detection.habit;

import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.verdict.Verdict;
import java.util.Comparator;
import java.util.Optional;

/**
 * A chain from which nothing was learnt.
 *
 * @param by empty if it was not fit to be an example
 */
public record LeftOut(Verdict verdict, Optional<Provisioner> by, Reason reason) {

    static final Comparator<LeftOut> IN_TIME = Comparator.comparing(LeftOut::anchor, Step.IN_EVENT_TIME);

    public String why() {
        return reason.why();
    }

    public Step anchor() {
        return verdict.stretch().anchor();
    }
}
