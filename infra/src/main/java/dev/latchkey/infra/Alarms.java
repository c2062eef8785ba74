package dev.latchkey.infra;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.IAlarm;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.sns.Topic;
import software.constructs.Construct;

/** What tells that the detector itself is in trouble; each goes where the alerts go and says what to do. */
final class Alarms extends Construct {
    static final MetricOptions SUM =
            MetricOptions.builder().statistic("Sum").period(Duration.minutes(5)).build();
    static final MetricOptions MAXIMUM = MetricOptions.builder()
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
    private static final String MAKE_UP =
            "Mend the queue, its policy or the right to send, then replay the trail's logs of that time.";

    private final SnsAction tell;
    private final List<IAlarm> made = new ArrayList<>();

    Alarms(Construct scope, String id, AlertTopic alerts) {
        super(scope, id);
        this.tell = new SnsAction(alerts);
    }

    /** Each function has its own, named after it: {@code Detector-Errors}. */
    void watch(HandlerFunction handler) {
        String name = handler.getNode().getId();
        tellOf(alarm(
                        name + "-Errors",
                        handler.function().metricErrors(SUM_OF_A_MINUTE),
                        "%s failed on an event again. Lambda tries it three times in all; its log holds the reason."
                                .formatted(name))
                .evaluationPeriods(MINUTES_OF_ALL_TRIES)
                .datapointsToAlarm(BAD_MINUTES));
        watchThrottles(handler);
        watch(
                name + "-Lost",
                handler.function().metric("DestinationDeliveryFailures", SUM),
                "An event that %s failed on could not be set aside either, and is lost. %s".formatted(name, MAKE_UP));
    }

    void watchThrottles(HandlerFunction handler) {
        String name = handler.getNode().getId();
        watch(
                name + "-Throttles",
                handler.function().metricThrottles(SUM),
                "%s was refused a run, so messages may come late. Raise the account's Lambda concurrency."
                        .formatted(name));
    }

    /** @param sentence what it means that something rests there, and what to do */
    void watch(SetAsideQueue queue, String sentence) {
        watch(queue.getNode().getId(), queue.metricApproximateNumberOfMessagesVisible(MAXIMUM), sentence);
    }

    void watch(CallRule rule) {
        watch(
                rule.getNode().getId() + "-Failed",
                ofRule("FailedInvocations", rule.getRuleName()),
                "A rule gave up on calling the detector. Check that it may invoke the alias, redrive the queue.");
        watch(
                rule.getNode().getId() + "-Lost",
                ofRule("InvocationsFailedToBeSentToDlq", rule.getRuleName()),
                "An event that the rule gave up on could not be set aside either, and is lost. " + MAKE_UP);
    }

    /** @param name of the topic, after which the alarm is named */
    void watchDelivery(String name, Topic topic) {
        watch(
                name + "-NotDelivered",
                topic.metricNumberOfNotificationsFailed(SUM),
                "SNS could not bring a message to a subscriber. Look at the subscriptions of the topic.");
    }

    void watch(String id, IMetric metric, String description) {
        tellOf(alarm(id, metric, description));
    }

    Alarm.Builder alarm(String id, IMetric metric, String description) {
        return Alarm.Builder.create(this, id)
                .alarmDescription("Latchkey: " + description)
                .metric(metric)
                .threshold(1)
                .comparisonOperator(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD)
                .evaluationPeriods(1)
                .treatMissingData(TreatMissingData.NOT_BREACHING);
    }

    /** The other way round: rings when nothing is counted, or nobody counts, for so many periods. */
    Alarm.Builder silence(String id, IMetric metric, int periods, String description) {
        return alarm(id, metric, description)
                .comparisonOperator(ComparisonOperator.LESS_THAN_THRESHOLD)
                .evaluationPeriods(periods)
                .treatMissingData(TreatMissingData.BREACHING);
    }

    void tellOf(Alarm.Builder builder) {
        Alarm alarm = builder.build();
        alarm.addAlarmAction(tell);
        made.add(alarm);
    }

    List<IAlarm> made() {
        return List.copyOf(made);
    }

    static Metric ofRule(String metric, String rule) {
        return Metric.Builder.create()
                .namespace("AWS/Events")
                .metricName(metric)
                .dimensionsMap(Map.of("RuleName", rule))
                .statistic("Sum")
                .period(Duration.minutes(5))
                .build();
    }
}
