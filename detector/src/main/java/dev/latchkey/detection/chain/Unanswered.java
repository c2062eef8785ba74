package dev.latchkey.detection.chain;

/** IAM was asked in vain; the message says why, in words for the alert. */
public final class Unanswered extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Unanswered(String why) {
        super(why);
    }
}
