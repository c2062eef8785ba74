package dev.latchkey.infra;

import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.lambda.StartingPosition;
import software.amazon.awscdk.services.lambda.eventsources.DynamoEventSource;
import software.amazon.awscdk.services.lambda.eventsources.SqsDlq;
import software.constructs.Construct;

/** The watcher of the allowlist: each change of its table comes here, in order, and goes where the alerts go. */
final class WatchFunction extends HandlerFunction {
    static final String HANDLER = "dev.latchkey.lambda.AllowlistWatchHandler";

    /** So many calls of SNS fit into one run, with their retries, on all but the worst of days. */
    private static final int BATCH = 10;

    /**
     * As many as the age leaves room for. Lambda does not say how soon it tries again, so that a number would end the
     * tries at a time that nobody knows: whoever disables the topic's key for that long would change the list unheard.
     */
    private static final int RETRIES = -1;

    /** Well under the day that a stream keeps its records: so long they can still be read by hand. */
    private static final Duration AGE = Duration.hours(6);

    WatchFunction(Construct scope, String id, DeploymentContext context) {
        super(
                scope,
                id,
                context,
                new Handler("watcher", HANDLER, "Latchkey's watcher: announces each change of the allowlist", false));
    }

    /**
     * A change that could not be told rests in the queue as a pointer into the stream, which keeps it for a day.
     *
     * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-params.html">parameters</a>
     */
    WatchFunction watches(AllowlistTable allowlist, SetAsideQueue untold) {
        live().addEventSource(DynamoEventSource.Builder.create(allowlist)
                // What happened between the making of the stream and of this is told too.
                .startingPosition(StartingPosition.TRIM_HORIZON)
                .batchSize(BATCH)
                .bisectBatchOnError(true)
                .reportBatchItemFailures(true)
                .retryAttempts(RETRIES)
                .maxRecordAge(AGE)
                .onFailure(new SqsDlq(untold))
                .build());
        NagSuppressions.addResourceSuppressions(
                function().getRole(),
                List.of(NagPackSuppression.builder()
                        .id("AwsSolutions-IAM5")
                        .reason("Lambda wants dynamodb:ListStreams of a stream's reader; it tells names, and is granted"
                                + " for all streams or for none.")
                        .appliesTo(List.of("Resource::*"))
                        .build()),
                true);
        return this;
    }
}
