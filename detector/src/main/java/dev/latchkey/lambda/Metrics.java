package dev.latchkey.lambda;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.verdict.Verdict;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What one invocation measured, written as one line of CloudWatch's embedded metric format. By hand, as AWS's library
 * for it brings an agent's sockets and a configuration of its own, which every cold start would load.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format.html">The
 *     format</a>
 */
final class Metrics {

    private final Map<Measure, Long> measured = new EnumMap<>(Measure.class);
    private final InstantSource clock;
    private final Consumer<String> lines;

    /** To standard output, as Lambda passes a raw line on to the log unchanged. */
    Metrics(InstantSource clock) {
        this(clock, System.out::println);
    }

    Metrics(InstantSource clock, Consumer<String> lines) {
        this.clock = clock;
        this.lines = lines;
    }

    InstantSource clock() {
        return clock;
    }

    void add(Measure measure, long value) {
        measured.merge(measure, value, Long::sum);
    }

    /** Keeps the highest: what is looked at several times in one invocation is still there only once. */
    void most(Measure measure, long value) {
        measured.merge(measure, value, Long::max);
    }

    void arrived(ApiCall call) {
        add(Measure.STEPS, Step.of(call).size());
        Duration age = Duration.between(call.time(), clock.instant());
        // The clocks of AWS's services are not one clock.
        most(Measure.EVENT_AGE, Math.max(0, age.toSeconds()));
    }

    void concluded(Verdict verdict) {
        verdict.finding().ifPresent(finding -> add(Measure.of(finding.severity()), 1));
        if (!verdict.approvedBy().isEmpty()) {
            add(Measure.VERDICTS_APPROVED, 1);
        }
    }

    void lookupFailed() {
        add(Measure.LOOKUP_FAILURES, 1);
    }

    /** To be called at the end of each invocation, also of one that failed. */
    void write() {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        ObjectNode aws = line.putObject("_aws").put("Timestamp", clock.instant().toEpochMilli());
        ObjectNode directive = aws.putArray("CloudWatchMetrics").addObject().put("Namespace", Measure.NAMESPACE);
        directive.putArray("Dimensions").addArray();
        ArrayNode definitions = directive.putArray("Metrics");
        // What did not happen is not written: a metric costs only in the hours in which it is.
        measured.forEach((measure, value) -> {
            definitions.addObject().put("Name", measure.metric()).put("Unit", measure.unit());
            line.put(measure.metric(), value);
        });
        measured.clear();
        if (!definitions.isEmpty()) {
            lines.accept(JsonLine.of(line));
        }
    }
}
