package dev.latchkey.detection;

import dev.latchkey.detection.chain.Answer;
import dev.latchkey.detection.chain.Chain;
import dev.latchkey.detection.chain.ChainStore;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import java.util.Collection;
import java.util.List;

/** Of some subjects, or of all if none is named, nothing can be read. */
record BrokenChains(ChainStore store, List<Subject> subjects) implements ChainStore {
    @Override
    public void add(Collection<Step> steps) {
        store.add(steps);
    }

    @Override
    public void keep(Step step, Collection<Answer> answers) {
        store.keep(step, answers);
    }

    @Override
    public Chain read(Subject of) {
        if (subjects.isEmpty() || subjects.contains(of)) {
            throw new IllegalStateException("not now");
        }
        return store.read(of);
    }
}
