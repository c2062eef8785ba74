package dev.latchkey.detection.chain;

import dev.latchkey.detection.step.Note;
import dev.latchkey.detection.step.Step;

/** What is stored and bounded together: a stage, but that who holds a subject takes no place from other evidence. */
public enum StepRange {
    CREATION,
    GRANT,
    CREDENTIAL,
    EVIDENCE,
    HOLDER;

    public static StepRange of(Step step) {
        return switch (step.stage()) {
            case CREATION -> CREATION;
            case GRANT -> GRANT;
            case CREDENTIAL -> CREDENTIAL;
            case EVIDENCE -> step.isNote(Note.HELD_BY) ? HOLDER : EVIDENCE;
        };
    }

    /**
     * A role is used all day, a pipeline denied as often, and a policy given to each new user: none is ever missed, and
     * all that is graver is read first.
     */
    public static boolean isEveryday(Step step) {
        return of(step).isEveryday(step.fact().strength());
    }

    public boolean isEveryday(int strength) {
        return switch (this) {
            case CREATION, GRANT, CREDENTIAL -> false;
            case EVIDENCE -> strength <= Note.DENIED.strength();
            case HOLDER -> true;
        };
    }
}
