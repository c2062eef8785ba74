package dev.latchkey.infra;

import dev.latchkey.lambda.Setting;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What of a function's environment is left for the tuning. Lambda measures it as JSON, so that names and quotes count
 * too, and refuses what is longer only when CloudFormation is already at work.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html">Quotas of Lambda</a>
 */
final class TuningRoom {
    static final int LAMBDA_TAKES = 4_096;

    /** For what the deployment itself tells a function: the names of its tables, its topic and its queue. */
    static final int RESERVED = 512;

    static final int LEFT = LAMBDA_TAKES - RESERVED;

    /** The name of a variable, its text, and a comma behind them. */
    private static final int SIGNS = "\"\":\"\",".length();

    private TuningRoom() {}

    static void check(Map<Setting, String> tuning) {
        int all = tuning.entrySet().stream().mapToInt(TuningRoom::size).sum();
        if (all > LEFT) {
            throw new RefusedContext(("Lambda takes %d bytes of settings, of which %d are left for tuning, but this"
                            + " context has %d. Of these %s. Join networks that lie side by side into one, and leave"
                            + " out accounts that no role trusts.")
                    .formatted(LAMBDA_TAKES, LEFT, all, longest(tuning)));
        }
    }

    /** In bytes, with its name. */
    static int size(Map.Entry<Setting, String> told) {
        String text = told.getValue().replace("\\", "\\\\").replace("\"", "\\\"");
        return told.getKey().variable().length() + text.getBytes(StandardCharsets.UTF_8).length + SIGNS;
    }

    /** Those that take a tenth or more of the room, the longest first: to shorten another helps little. */
    private static String longest(Map<Setting, String> tuning) {
        return tuning.entrySet().stream()
                .filter(told -> size(told) >= LEFT / 10)
                .sorted(Comparator.comparing(TuningRoom::size).reversed())
                .map(told -> "%s has %d".formatted(told.getKey().context().orElseThrow(), size(told)))
                .collect(Collectors.joining(", "));
    }
}
