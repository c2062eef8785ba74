package dev.latchkey.detection.chain;

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

    default boolean isOn() {
        return true;
    }

    /** Another event has come, and may ask anew. */
    default void begin() {}
}
