package dev.latchkey.detection.effective;

/**
 * How many grants all judgements of one event walk along: it may touch hundreds who hold what it changed. Not for use
 * by several threads.
 */
public final class Budget {

    static final long MOST = 2_000_000;

    /** Enough for all that an ordinary identity holds, so that whoever comes last is judged, too. */
    static final long LEAST_OF_ONE = 5_000;

    private long left = MOST;

    void spend() {
        left--;
    }

    /** Of one judgement: what it may cost at most, or what those before it have left over. */
    Effort next() {
        return new Effort(this, Math.min(Effort.MOST, Math.max(LEAST_OF_ONE, left)));
    }
}
