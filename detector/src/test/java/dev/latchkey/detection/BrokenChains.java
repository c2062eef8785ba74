package dev.latchkey.detection;

import dev.latchkey.detection.chain.Chain;
import dev.latchkey.detection.chain.ChainStore;
import dev.latchkey.detection.subject.Subject;
import java.util.List;

/** Of some subjects, or of all if none is named, nothing can be read. */
record BrokenChains(ChainStore behind, List<Subject> subjects) implements ForwardingChainStore {
    @Override
    public Chain read(Subject of) {
        if (subjects.isEmpty() || subjects.contains(of)) {
            throw new IllegalStateException("not now");
        }
        return behind.read(of);
    }
}
