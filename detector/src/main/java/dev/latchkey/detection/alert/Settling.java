package dev.latchkey.detection.alert;

import dev.latchkey.detection.subject.Subject;

/**
 * Has a subject judged again after a while, so that what is under way can arrive before people are told. It may
 * come twice, and is then judged twice.
 */
public interface Settling {

    /** Nothing waits. */
    Settling AT_ONCE = subject -> false;

    /**
     * When it returns true the subject will be judged again, whatever becomes of this process.
     *
     * @return false if people are to be told of the subject as it stands
     */
    boolean judgeAgain(Subject subject);
}
