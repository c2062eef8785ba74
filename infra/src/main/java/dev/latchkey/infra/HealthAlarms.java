package dev.latchkey.infra;

import dev.latchkey.lambda.Measure;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Metric;

/** Which of the numbers that the functions write of themselves, and which silence, is worth being woken for. */
final class HealthAlarms {
    private static final int LATE_SECONDS = 3_600;

    private final Alarms alarms;

    HealthAlarms(Alarms alarms) {
        this.alarms = alarms;
    }

    void watchMeasures() {
        alarms.watch(
                "Malformed",
                metric(Measure.MALFORMED, "Sum"),
                "An event that is no CloudTrail record came. If it is AWS's, it rests in the queue Unprocessed and this"
                        + " version cannot read it; if not, find out who may call the alias.");
        alarms.watch(
                "PublishFailures",
                metric(Measure.PUBLISH_FAILURES, "Sum"),
                "SNS refused an alert. It is tried again; look at the topic, its policy and its key.");
        alarms.watch(
                "AllowlistProblems",
                metric(Measure.ALLOWLIST_PROBLEMS, "Maximum"),
                "An entry of the allowlist, or all of it, cannot be read, so it approves nothing. The alerts say which"
                        + " and why; ./latchkey allowlist lint looks at entries.");
        alarms.tellOf(alarms.alarm(
                        "EventAge",
                        metric(Measure.EVENT_AGE, "Maximum"),
                        "An event came more than an hour after its call, so alerts come late. Look at AWS's health"
                                + " page, the throttles and the rules; a redrive does this too.")
                .threshold(LATE_SECONDS));
    }

    /** Asked of the rule rather than of the function, whose own silence could be its own fault. */
    void watchSilence(CallRule rule, int days) {
        Metric heard = Metric.Builder.create()
                .namespace("AWS/Events")
                .metricName("TriggeredRules")
                .dimensionsMap(Map.of("RuleName", rule.getRuleName()))
                .statistic("Sum")
                .period(Duration.days(1))
                .build();
        alarms.tellOf(alarms.silence(
                "Silence",
                heard,
                days,
                ("No IAM call was heard of for %d days. If somebody did change IAM meanwhile, the trail or the rule is"
                                + " broken: run the command of the output Next2.")
                        .formatted(days)));
    }

    static Metric metric(Measure measure, String statistic) {
        return Metric.Builder.create()
                .namespace(Measure.NAMESPACE)
                .metricName(measure.metric())
                .statistic(statistic)
                .period(Duration.minutes(5))
                .build();
    }
}
