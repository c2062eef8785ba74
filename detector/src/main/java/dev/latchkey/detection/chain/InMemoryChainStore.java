package dev.latchkey.detection.chain;

import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The store of a replay, and the twin to which the real one is held. */
public final class InMemoryChainStore implements ChainStore {

    private final Map<Subject, Partition> partitions = new ConcurrentHashMap<>();

    @Override
    public void add(Collection<Step> steps) {
        steps.forEach(step ->
                partitions.computeIfAbsent(step.subject(), Partition::new).add(step));
    }

    @Override
    public void keep(Step step, Collection<Answer> learnt) {
        Optional.ofNullable(partitions.get(step.subject())).ifPresent(partition -> partition.keep(step, learnt));
    }

    @Override
    public Chain read(Subject subject) {
        Partition partition = partitions.get(subject);
        return partition == null ? Chain.of(subject, List.of()) : partition.read();
    }

    public Collection<Subject> subjects() {
        return List.copyOf(partitions.keySet());
    }

    /** How many steps are remembered. */
    public long size() {
        return partitions.values().stream().mapToLong(Partition::size).sum();
    }

    /** All of one subject, and its chain from when it is read until something comes: others read it again and again. */
    private static final class Partition {

        private final Subject subject;
        private final Map<String, Step> steps = new HashMap<>();
        private final Map<String, Answer> answers = new HashMap<>();
        private @Nullable Chain chain;

        Partition(Subject subject) {
            this.subject = subject;
        }

        synchronized void add(Step step) {
            steps.merge(key(step), step, StepKey::stronger);
            chain = null;
        }

        synchronized void keep(Step step, Collection<Answer> learnt) {
            if (steps.containsKey(key(step))) {
                learnt.forEach(
                        answer -> answers.put(key(step) + "#" + answer.of().key(), answer));
                chain = null;
            }
        }

        synchronized Chain read() {
            Chain known = chain;
            if (known == null) {
                List<Step> read = StoredStep.bounded(steps.values());
                known = Chain.of(subject, read, read.size() < steps.size()).with(answers.values());
                chain = known;
            }
            return known;
        }

        synchronized int size() {
            return steps.size();
        }

        private static String key(Step step) {
            return step.id() + "#" + step.fact().strength();
        }
    }
}
