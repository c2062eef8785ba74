package dev.latchkey.infra;

import dev.latchkey.lambda.Measure;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.AlarmStatusWidget;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IAlarm;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.constructs.Construct;

/** What an operator looks at: does it hear, what does it conclude, is it late, does it fail, does anything wait. */
final class Dashboard extends software.amazon.awscdk.services.cloudwatch.Dashboard {
    private static final int COLUMNS = 24;
    private static final MetricOptions SUM = over("Sum");
    private static final MetricOptions MAXIMUM = over("Maximum");

    Dashboard(Construct scope, String id) {
        super(scope, id);
    }

    void show(List<HandlerFunction> functions, List<SetAsideQueue> queues, List<IAlarm> alarms) {
        addWidgets(AlarmStatusWidget.Builder.create()
                .title("Alarms")
                .width(COLUMNS)
                .alarms(alarms)
                .build());
        addWidgets(
                graph("Heard", heard()),
                graph("Verdicts by severity", verdicts()),
                graph("Told", sums(Measure.TOLD, Measure.PUBLISH_FAILURES, Measure.LEASE_CONFLICTS)));
        addWidgets(
                graph("Age of events (s)", highest(Measure.EVENT_AGE)),
                graph("Publishing took (ms)", highest(Measure.PUBLISH_LATENCY)),
                graph("Could not be known", highest(Measure.ALLOWLIST_PROBLEMS, Measure.LOOKUP_FAILURES)));
        addWidgets(
                graph(
                        "Errors and throttles",
                        functions.stream()
                                .map(HandlerFunction::function)
                                .flatMap(it -> Stream.of(it.metricErrors(SUM), it.metricThrottles(SUM)))),
                graph("Took (ms)", functions.stream().map(it -> it.function().metricDuration(MAXIMUM))),
                graph(
                        "Waiting in queues",
                        queues.stream().map(it -> it.metricApproximateNumberOfMessagesVisible(MAXIMUM))));
    }

    private static Stream<IMetric> heard() {
        return Stream.concat(sums(Measure.EVENTS, Measure.STEPS, Measure.MALFORMED), highest(Measure.PLACES_HEARD));
    }

    private static Stream<IMetric> verdicts() {
        return sums(Arrays.stream(Measure.values())
                .filter(measure -> measure.metric().startsWith("Verdicts"))
                .toArray(Measure[]::new));
    }

    private static Stream<IMetric> sums(Measure... measures) {
        return Arrays.stream(measures).map(measure -> HealthAlarms.metric(measure, "Sum"));
    }

    private static Stream<IMetric> highest(Measure... measures) {
        return Arrays.stream(measures).map(measure -> HealthAlarms.metric(measure, "Maximum"));
    }

    private static GraphWidget graph(String title, Stream<? extends IMetric> metrics) {
        return GraphWidget.Builder.create()
                .title(title)
                .width(COLUMNS / 3)
                .left(metrics.toList())
                .build();
    }

    private static MetricOptions over(String statistic) {
        return MetricOptions.builder()
                .statistic(statistic)
                .period(Duration.minutes(5))
                .build();
    }
}
