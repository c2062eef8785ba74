package dev.latchkey.redrive;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * How a run ended, in lines for standard error.
 *
 * @param old how many of those sent may meet a chain of which something has expired
 * @param elsewhere how many others hold, if nothing could be received and SQS says so
 * @param reached whether AWS answered to the end
 */
record Summary(int sent, int left, int old, OptionalInt elsewhere, boolean dryRun, boolean reached) {

    private static final int LEFT = 1;
    private static final int HELD_ELSEWHERE = 3;
    private static final int NO_AWS = 4;
    private static final String HELD = SqsSetAside.HELD.toMinutes() + " minutes.";
    private static final String REST =
            ". The rest is still in the queue; what this run had received of it shows again within " + HELD;

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        String counts = sent + (dryRun ? " would be redriven, " : " redriven, ") + left + " left";
        lines.add(reached ? counts : counts + REST);
        if (reached && sent + left == 0) {
            lines.add(ofNothing());
        }
        if (old > 0) {
            lines.add("Of calls more than a day ago: " + old + ". Early steps of their chains may have"
                    + " expired; ./latchkey replay over the trail's logs sees all of them.");
        }
        return lines;
    }

    private String ofNothing() {
        if (isHeldElsewhere()) {
            return ("About %d in the queue are held by somebody else, as by a run that was broken off."
                            + " They show again within %s")
                    .formatted(elsewhere.getAsInt(), HELD);
        }
        return elsewhere.isPresent()
                ? "The queue is empty."
                : "Nothing can be received now. What a run that was broken off had received shows again within " + HELD
                        + " Whether there is any these credentials may not know (sqs:GetQueueAttributes).";
    }

    private boolean isHeldElsewhere() {
        return elsewhere.orElse(0) > 0;
    }

    int exitCode() {
        if (!reached) {
            return NO_AWS;
        }
        return left > 0 ? LEFT : isHeldElsewhere() ? HELD_ELSEWHERE : 0;
    }
}
