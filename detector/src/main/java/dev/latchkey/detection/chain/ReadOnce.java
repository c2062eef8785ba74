package dev.latchkey.detection.chain;

import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A store as one look at it showed: what several questions need is read once. Not for use by several threads. */
public final class ReadOnce implements ChainStore {

    private final ChainStore store;
    private final Map<Subject, Chain> read = new HashMap<>();

    public ReadOnce(ChainStore store) {
        this.store = store;
    }

    /** @param chain as it was read a moment ago */
    public ReadOnce(ChainStore store, Chain chain) {
        this(store);
        read.put(chain.subject(), chain);
    }

    @Override
    public void add(Collection<Step> steps) {
        store.add(steps);
        steps.forEach(step -> read.remove(step.subject()));
    }

    @Override
    public void keep(Step step, Collection<Answer> answers) {
        store.keep(step, answers);
        read.remove(step.subject());
    }

    /** Reads at once what will be asked for one by one; what cannot be read fails when it is asked for, if it is. */
    public void readAhead(Collection<Subject> subjects) {
        List<Subject> unread = subjects.stream()
                .filter(subject -> !read.containsKey(subject))
                .distinct()
                .toList();
        try {
            store.read(unread).forEach(chain -> read.put(chain.subject(), chain));
        } catch (RuntimeException e) {
            // It only saves time: one partition that fails must not keep the others from being judged.
            return;
        }
    }

    @Override
    public Chain read(Subject subject) {
        return read.computeIfAbsent(subject, store::read);
    }
}
