package dev.latchkey.detection.effective;

/**
 * How many grants one judgement walks along, its own and those of others, each as often as it comes by. Roles that may
 * assume each other multiply the ways: an attacker writes a hundred such calls in a minute, and whoever judges them has
 * seconds.
 */
final class Effort {

    /** Sixteen roles that all trust each other, written and given a policy three times, take some 200,000. */
    static final int MOST = 300_000;

    private final Budget budget;
    private final long most;
    private long walked;
    private boolean leftOut;

    /** @param most of this judgement, whatever is left of the budget */
    Effort(Budget budget, long most) {
        this.budget = budget;
        this.most = most;
    }

    /** Whether there is room for one more. */
    boolean spend() {
        walked++;
        budget.spend();
        return !isSpent();
    }

    boolean isSpent() {
        return walked > most;
    }

    /** Of others, something that the judgement may hang on was not read. */
    void leaveOut() {
        leftOut = true;
    }

    /** Then the chain counts as truncated. */
    boolean hasLeftOut() {
        return leftOut || isSpent();
    }
}
