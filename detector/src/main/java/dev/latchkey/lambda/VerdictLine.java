package dev.latchkey.lambda;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.detection.alert.Finding;
import dev.latchkey.detection.alert.PlainText;
import dev.latchkey.detection.verdict.Assessment;
import dev.latchkey.detection.verdict.Verdict;

/** One line of log for one verdict, as JSON. */
final class VerdictLine {

    private VerdictLine() {}

    static String of(Verdict verdict) {
        ObjectNode line = JsonNodeFactory.instance
                .objectNode()
                .put("verdict", verdict.getClass().getSimpleName());
        verdict.finding().ifPresent(assessment -> add(assessment, line));
        return line.toString();
    }

    private static void add(Assessment assessment, ObjectNode line) {
        Finding finding = Finding.of(assessment);
        line.put("uid", finding.uid())
                .put("severity", finding.severity().shown())
                .put("case", assessment.inTable().name())
                .put("account", finding.subject().account())
                .put("target", PlainText.of(finding.stretch().target()));
    }
}
