package dev.latchkey.lambda;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.detection.alert.Finding;
import dev.latchkey.detection.allowlist.AllowlistEntry;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.text.PlainText;
import dev.latchkey.detection.verdict.Assessment;
import dev.latchkey.detection.verdict.Stretch;
import dev.latchkey.detection.verdict.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * One line of log for one verdict, as JSON. For every identity, told of or approved or neither, it answers who began
 * it, from where, by what method, and whether rights or a credential followed.
 */
final class VerdictLine {

    private static final int MOST_ENTRIES = 10;

    private VerdictLine() {}

    static String of(Verdict verdict) {
        ObjectNode line = JsonNodeFactory.instance
                .objectNode()
                .put("verdict", verdict.getClass().getSimpleName());
        verdict.assessed().ifPresent(assessment -> addAssessment(assessment, line));
        addStretch(verdict.stretch(), line);
        if (!verdict.approvedBy().isEmpty()) {
            addEntries(verdict.approvedBy(), line);
        }
        return JsonLine.of(line);
    }

    private static void addAssessment(Assessment assessment, ObjectNode line) {
        line.put("uid", Finding.of(assessment).uid())
                .put("severity", assessment.severity().shown())
                .put("case", assessment.inTable().name());
    }

    private static void addStretch(Stretch stretch, ObjectNode line) {
        line.put("kind", stretch.subject().kind().name())
                .put("account", PlainText.of(stretch.subject().account()))
                .put("identity", PlainText.of(stretch.target()))
                .put("created", stretch.creation().isPresent())
                .put("privilege", stretch.privilege().level().name())
                .put("credential", stretch.hasCredential())
                .put("steps", stretch.steps().size());
        Optional<Step> first =
                stretch.creation().or(() -> stretch.steps().stream().findFirst());
        first.ifPresent(step -> addBeginning(step, line));
    }

    private static void addBeginning(Step step, ObjectNode line) {
        line.put("since", step.time().toString())
                .put("by", PlainText.of(step.actor().shown()))
                .put("from", PlainText.of(step.origin().address()))
                .put("method", step.origin().method().shown());
        step.origin().country().ifPresent(code -> line.put("country", code));
    }

    private static void addEntries(List<AllowlistEntry> entries, ObjectNode line) {
        var shown = line.putArray("approvedBy");
        entries.stream()
                .limit(MOST_ENTRIES)
                .map(AllowlistEntry::id)
                .map(PlainText::of)
                .forEach(shown::add);
        line.put("approvals", entries.size());
    }
}
