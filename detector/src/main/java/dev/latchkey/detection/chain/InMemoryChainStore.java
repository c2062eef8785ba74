package dev.latchkey.detection.chain;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The store of a replay, and the twin to which the real one is held. */
public final class InMemoryChainStore implements ChainStore {

    private final Map<Subject, Map<String, Step>> chains = new ConcurrentHashMap<>();
    private final Map<Subject, Map<String, Answer>> answers = new ConcurrentHashMap<>();

    @Override
    public void add(Collection<Step> steps) {
        steps.forEach(step -> chains.computeIfAbsent(step.subject(), subject -> new ConcurrentHashMap<>())
                .merge(step.id() + "#" + step.fact().strength(), step, Told::stronger));
    }

    @Override
    public void keep(Step step, Collection<Answer> learnt) {
        String id = step.id() + "#" + step.fact().strength();
        if (chains.getOrDefault(step.subject(), Map.of()).containsKey(id)) {
            Map<String, Answer> kept = answers.computeIfAbsent(step.subject(), subject -> new ConcurrentHashMap<>());
            learnt.forEach(answer -> kept.put(id + "#" + answer.of().key(), answer));
        }
    }

    @Override
    public Chain read(Subject subject) {
        if (!chains.containsKey(subject)) {
            return Chain.of(subject, List.of());
        }
        Collection<Step> all = chains.get(subject).values();
        List<Step> read = StoredStep.bounded(all);
        return Chain.of(subject, read, read.size() < all.size())
                .with(answers.getOrDefault(subject, Map.of()).values());
    }

    public Collection<Subject> subjects() {
        return List.copyOf(chains.keySet());
    }

    /** How many steps are remembered. */
    public long size() {
        return chains.values().stream().mapToLong(Map::size).sum();
    }
}
