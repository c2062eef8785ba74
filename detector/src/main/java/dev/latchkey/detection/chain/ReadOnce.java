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
    /** Of what makes no calls. */
    private final Map<Subject, Chain> things;

    public ReadOnce(ChainStore store) {
        this(store, new HashMap<>());
    }

    private ReadOnce(ChainStore store, Map<Subject, Chain> things) {
        this.store = store;
        this.things = things;
    }

    /**
     * Another look at who made calls, as they may have made more; with what many hold, which the judgements of one
     * event read once together. Whoever changes that meanwhile judges all who hold it by himself.
     *
     * @param chain as it was read a moment ago
     */
    public ReadOnce anew(Chain chain) {
        ReadOnce another = new ReadOnce(store, things);
        another.kept(chain.subject()).put(chain.subject(), chain);
        return another;
    }

    @Override
    public void add(Collection<Step> steps) {
        store.add(steps);
        steps.forEach(step -> forget(step.subject()));
    }

    @Override
    public void keep(Step step, Collection<Answer> answers) {
        store.keep(step, answers);
        forget(step.subject());
    }

    /** What a judgement of the chain will ask for, where that saves anything. */
    public void readAheadFor(Chain chain) {
        if (store.isFar()) {
            readAhead(new LooseEnds(chain).partitions());
        }
    }

    /** Reads at once what will be asked for one by one; what cannot be read fails when it is asked for, if it is. */
    public void readAhead(Collection<Subject> subjects) {
        List<Subject> unread = subjects.stream()
                .filter(subject -> !kept(subject).containsKey(subject))
                .distinct()
                .toList();
        try {
            store.read(unread).forEach(chain -> kept(chain.subject()).put(chain.subject(), chain));
        } catch (RuntimeException e) {
            // It only saves time: one partition that fails must not keep the others from being judged.
            return;
        }
    }

    @Override
    public Chain read(Subject subject) {
        return kept(subject).computeIfAbsent(subject, store::read);
    }

    private void forget(Subject subject) {
        read.remove(subject);
        things.remove(subject);
    }

    /** As many as one judgement may read are kept for the next: hundreds who hold hundreds would fill the memory. */
    private Map<Subject, Chain> kept(Subject subject) {
        boolean isShared = things.containsKey(subject) || things.size() < StoredChains.MOST_READ;
        return switch (subject.kind()) {
            case GROUP, POLICY, PROVIDER -> isShared ? things : read;
            case USER, ROLE, ROOT, CALLER, REACH -> read;
        };
    }
}
