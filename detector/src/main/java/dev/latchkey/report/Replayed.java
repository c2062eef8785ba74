package dev.latchkey.report;

import dev.latchkey.detection.verdict.Severity;
import dev.latchkey.detection.verdict.Tuning;
import dev.latchkey.detection.verdict.Verdict;
import java.util.List;

/**
 * What a report is made of.
 *
 * @param verdicts of the identities that the summary lists
 * @param alone what was given to others, and makes no finding
 * @param from the severity from which findings are told; those below it are only listed
 * @param read what was read, in one line
 */
public record Replayed(List<Verdict> verdicts, List<Verdict> alone, Tuning tuning, Severity from, String read) {
    public Replayed {
        verdicts = List.copyOf(verdicts);
        alone = List.copyOf(alone);
    }
}
