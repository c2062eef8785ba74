package dev.latchkey.detection;

import dev.latchkey.detection.chain.Chain;
import dev.latchkey.detection.verdict.Stretch;
import dev.latchkey.detection.verdict.Verdict;
import java.util.List;

/**
 * A chain and what was concluded of it.
 *
 * @param isWhole whether what others hold is in it; that is not read where people would be told the same without it
 */
public record JudgedChain(Chain chain, boolean isWhole, List<Verdict> verdicts) {

    public JudgedChain {
        verdicts = List.copyOf(verdicts);
    }

    /** Whether it may hold a step that counts and is none of these. */
    public boolean holdsMoreThan(JudgedSteps shown) {
        return !isWhole || chain.steps().stream().anyMatch(step -> Stretch.counts(step) && !shown.contains(step));
    }
}
