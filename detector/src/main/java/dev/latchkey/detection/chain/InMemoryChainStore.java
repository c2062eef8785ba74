package dev.latchkey.detection.chain;

import dev.latchkey.detection.step.Stage;
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

    @Override
    public boolean isFar() {
        return false;
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

        /** So many are looked through for what no judgement will ever read. */
        private static final int FIRST_TIDIED = 8 * STEPS_PER_STAGE;

        private final Subject subject;
        private final Map<Telling, Step> steps = new HashMap<>();
        private final Map<String, Answer> answers = new HashMap<>();
        private @Nullable Chain chain;
        private int nextTidied = FIRST_TIDIED;

        Partition(Subject subject) {
            this.subject = subject;
        }

        synchronized void add(Step step) {
            steps.merge(Telling.of(step), step, StepKey::stronger);
            chain = null;
            if (steps.size() >= nextTidied) {
                tidy();
                nextTidied = Math.max(FIRST_TIDIED, 2 * steps.size());
            }
        }

        /** A role may be assumed millions of times in a history. */
        private void tidy() {
            Bounded.neverRead(steps.values()).forEach(step -> steps.remove(Telling.of(step)));
        }

        synchronized void keep(Step step, Collection<Answer> learnt) {
            if (steps.containsKey(Telling.of(step))) {
                String beside = step.id() + "#" + step.fact().strength() + "#";
                learnt.forEach(answer -> answers.put(beside + answer.of().key(), answer));
                chain = null;
            }
        }

        synchronized Chain read() {
            Chain known = chain;
            if (known == null) {
                Bounded read = Bounded.of(steps.values());
                known = Chain.of(subject, read.steps(), read.hides()).with(answers.values());
                chain = known;
            }
            return known;
        }

        synchronized int size() {
            tidy();
            return steps.size();
        }
    }

    /** One event of a stage is kept as often as it was told with another strength. */
    private record Telling(String eventId, Stage stage, int strength) {

        static Telling of(Step step) {
            return new Telling(step.eventId(), step.stage(), step.fact().strength());
        }

        /** Most events have but one. */
        @Override
        public int hashCode() {
            return eventId.hashCode();
        }
    }
}
