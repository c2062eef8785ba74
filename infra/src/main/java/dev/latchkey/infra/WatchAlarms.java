package dev.latchkey.infra;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.constructs.Construct;

/** What tells that changes of the allowlist are not told. */
final class WatchAlarms extends Construct {
    private static final Duration PERIOD = Duration.minutes(5);

    /** A change that cannot be told is refused by a partial answer, which Lambda counts as no error: it grows old. */
    private static final Duration LATE = Duration.minutes(15);

    private final SnsAction tell;

    WatchAlarms(Construct scope, String id, AlertTopic alerts) {
        super(scope, id);
        this.tell = new SnsAction(alerts);
    }

    void watch(HandlerFunction watcher) {
        alarm(
                "Errors",
                watcher.function().metricErrors(over("Sum")),
                1,
                "The watcher of the allowlist failed. Lambda tries again for hours; its log holds the reason.");
        alarm(
                "Late",
                watcher.live().metric("IteratorAge", over("Maximum")),
                LATE.toMilliseconds(),
                "Changes of the allowlist wait to be told. The watcher's log holds the reason.");
    }

    void watchUntold(SetAsideQueue queue) {
        alarm(
                "Untold",
                queue.metricApproximateNumberOfMessagesVisible(over("Maximum")),
                1,
                "Changes of the allowlist were not told. The queue says which; the stream holds them for a day.");
    }

    private static MetricOptions over(String statistic) {
        return MetricOptions.builder().statistic(statistic).period(PERIOD).build();
    }

    private void alarm(String id, IMetric metric, Number threshold, String description) {
        Alarm.Builder.create(this, id)
                .alarmDescription("Latchkey: " + description)
                .metric(metric)
                .threshold(threshold)
                .comparisonOperator(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD)
                .evaluationPeriods(1)
                .treatMissingData(TreatMissingData.NOT_BREACHING)
                .build()
                .addAlarmAction(tell);
    }
}
