package dev.latchkey.redrive;

import java.util.ArrayList;
import java.util.List;

/**
 * How a run ended, in lines for standard error.
 *
 * @param old how many of those sent may meet a chain of which something has expired
 * @param reached whether AWS answered to the end
 */
record Summary(int sent, int left, int old, boolean dryRun, boolean reached) {

    private static final String HELD = SqsSetAside.HELD.toMinutes() + " minutes.";

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        String counts = sent + (dryRun ? " would be redriven, " : " redriven, ") + left + " left";
        lines.add(reached ? counts : counts + ", and whatever lies behind them: it shows within " + HELD);
        if (reached && sent + left == 0) {
            lines.add("Nothing can be received now. What a run that was broken off had received shows again within "
                    + HELD);
        }
        if (old > 0) {
            lines.add("Of calls more than a day ago: " + old + ". Early steps of their chains may have"
                    + " expired; ./latchkey replay over the trail's logs sees all of them.");
        }
        return lines;
    }
}
