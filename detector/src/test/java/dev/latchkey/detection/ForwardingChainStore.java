package dev.latchkey.detection;

import dev.latchkey.detection.chain.Answer;
import dev.latchkey.detection.chain.Chain;
import dev.latchkey.detection.chain.ChainStore;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import java.util.Collection;

/** Passes all on to another store, but for what a test counts or breaks. */
interface ForwardingChainStore extends ChainStore {

    ChainStore behind();

    @Override
    default void add(Collection<Step> steps) {
        behind().add(steps);
    }

    @Override
    default void keep(Step step, Collection<Answer> answers) {
        behind().keep(step, answers);
    }

    @Override
    default Chain read(Subject subject) {
        return behind().read(subject);
    }
}
