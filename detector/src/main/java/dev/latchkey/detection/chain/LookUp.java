package dev.latchkey.detection.chain;

import dev.latchkey.detection.subject.Subject;
import java.util.List;

/** Asks IAM as it stands now: bounded in calls and time, for one event at a time. */
public interface LookUp {

    /** Nobody asks. */
    LookUp OFF = new LookUp() {
        @Override
        public boolean isOn() {
            return false;
        }

        @Override
        public Answer ask(Question question) {
            throw new Unanswered("look-ups are off");
        }
    };

    /** Nobody asks, but what was answered before is used. */
    LookUp ANSWERED = question -> {
        throw new Unanswered("nobody asks IAM any more");
    };

    /** @throws Unanswered if IAM does not say it now; it may later */
    Answer ask(Question question);

    /**
     * Who holds a policy as a grant, or sits in a group; of a policy the groups too. Of many, some.
     *
     * @param name as AWS wrote it
     * @throws Unanswered if IAM does not say it now
     */
    default List<Holder> holders(Subject shared, String name) {
        return List.of();
    }

    default boolean isOn() {
        return true;
    }

    /** Another event has come, and may ask anew. */
    default void begin() {}
}
