package dev.latchkey.detection.chain;

import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import java.util.Collection;

/** Remembers steps under their subjects until too little time is left for others to complete them. */
public interface ChainStore {

    /**
     * How many steps of one stage a judgement reads of each bearer of a name: strongest first, then earliest, whatever
     * was written. {@link Bounded} says what it reads beyond.
     */
    int STEPS_PER_STAGE = 50;

    /** Writes all of them; adding a step again changes nothing. */
    void add(Collection<Step> steps);

    /** Keeps what IAM answered beside a step that is stored, as long as that; adding the step again changes nothing. */
    void keep(Step step, Collection<Answer> answers);

    /** The chain as it now stands, with every step whose {@code add} had returned before. */
    Chain read(Subject subject);

    /** Whether several are read at once for less than one after the other. */
    default boolean isFar() {
        return true;
    }

    /** The chains of several, each as it now stands. */
    default Collection<Chain> read(Collection<Subject> subjects) {
        return subjects.stream().map(this::read).toList();
    }
}
