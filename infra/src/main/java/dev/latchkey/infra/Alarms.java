package dev.latchkey.infra;

import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.constructs.Construct;

/** What tells that the detector itself is in trouble; each goes where the alerts go and says what to do. */
final class Alarms extends Construct {
    private static final MetricOptions SUM =
            MetricOptions.builder().statistic("Sum").period(Duration.minutes(5)).build();
    private static final MetricOptions MAXIMUM = MetricOptions.builder()
            .statistic("Maximum")
            .period(Duration.minutes(5))
            .build();

    /**
     * An event that waits for a finding's lease is an error to Lambda, which so tries it again a minute later; that
     * is one bad minute. What is really broken fails then too.
     */
    private static final MetricOptions SUM_OF_A_MINUTE =
            MetricOptions.builder().statistic("Sum").period(Duration.minutes(1)).build();

    private static final int MINUTES_OF_ALL_TRIES = 5;
    private static final int BAD_MINUTES = 2;

    private final SnsAction tell;

    Alarms(Construct scope, String id, AlertTopic alerts) {
        super(scope, id);
        this.tell = new SnsAction(alerts);
    }

    void watch(HandlerFunction detector) {
        tellOf(alarm(
                        "Errors",
                        detector.function().metricErrors(SUM_OF_A_MINUTE),
                        "The detector failed on an event again. Lambda tries it three times in all; its log holds the"
                                + " reason.")
                .evaluationPeriods(MINUTES_OF_ALL_TRIES)
                .datapointsToAlarm(BAD_MINUTES));
        watch(
                "Throttles",
                detector.function().metricThrottles(SUM),
                "The detector was refused a run, so alerts may come late. Raise the account's Lambda concurrency.");
    }

    void watchUndelivered(SetAsideQueue queue) {
        watch(
                "Undelivered",
                queue.metricApproximateNumberOfMessagesVisible(MAXIMUM),
                "An event could not be brought to the detector for a day. Redrive the queue within 14 days.");
    }

    void watchUnprocessed(SetAsideQueue queue) {
        watch(
                "Unprocessed",
                queue.metricApproximateNumberOfMessagesVisible(MAXIMUM),
                "The detector failed on an event three times. Mend the reason, redrive the queue within 14 days.");
    }

    void watchSettling(SettlingParts parts) {
        watch(
                "Settler-Errors",
                parts.settler().function().metricErrors(SUM),
                "The settler failed on a whole batch; it comes again. The settler's log holds the reason.");
        watch(
                "Unsettled",
                parts.unsettled().metricApproximateNumberOfMessagesVisible(MAXIMUM),
                "The settler failed on an identity five times, which may wait to be told of. Mend the reason that its"
                        + " log holds, redrive the queue within 10 days.");
        // Far beyond the 15 minutes that a finding can be made to settle: nobody empties the queue.
        tellOf(alarm(
                        "Settling-Age",
                        parts.waiting().metricApproximateAgeOfOldestMessage(MAXIMUM),
                        "Findings wait to be told for over half an hour. Check that the settler's event source"
                                + " mapping is enabled.")
                .threshold(Duration.minutes(30).toSeconds()));
    }

    void watch(CallRule rule) {
        Metric failed = Metric.Builder.create()
                .namespace("AWS/Events")
                .metricName("FailedInvocations")
                .dimensionsMap(Map.of("RuleName", rule.getRuleName()))
                .statistic("Sum")
                .period(Duration.minutes(5))
                .build();
        watch(
                rule.getNode().getId() + "-Failed",
                failed,
                "A rule gave up on calling the detector. Check that it may invoke the alias, redrive the queue.");
    }

    private void watch(String id, IMetric metric, String description) {
        tellOf(alarm(id, metric, description));
    }

    private Alarm.Builder alarm(String id, IMetric metric, String description) {
        return Alarm.Builder.create(this, id)
                .alarmDescription("Latchkey: " + description)
                .metric(metric)
                .threshold(1)
                .comparisonOperator(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD)
                .evaluationPeriods(1)
                .treatMissingData(TreatMissingData.NOT_BREACHING);
    }

    private void tellOf(Alarm.Builder alarm) {
        alarm.build().addAlarmAction(tell);
    }
}
