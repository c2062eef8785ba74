package dev.latchkey.lambda;

import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import dev.latchkey.aws.DynamoDbAllowlist;
import dev.latchkey.aws.DynamoDbChainStore;
import dev.latchkey.aws.DynamoDbFindingLog;
import dev.latchkey.aws.DynamoDbKnownCallers;
import dev.latchkey.aws.SnsAlertPublisher;
import dev.latchkey.aws.SqsSettling;
import dev.latchkey.detection.Detector;
import dev.latchkey.detection.alert.AlertPublisher;
import dev.latchkey.detection.alert.Settling;
import dev.latchkey.detection.alert.Telling;
import dev.latchkey.detection.allowlist.AllowlistReadOnce;
import dev.latchkey.detection.chain.Account;
import dev.latchkey.detection.verdict.Analytic;
import dev.latchkey.detection.verdict.KnownCallers;
import dev.latchkey.detection.verdict.KnownCallersReadOnce;
import java.time.Duration;
import java.time.InstantSource;

/**
 * The core with AWS at each of its ports, measured.
 *
 * @param settled tells at once, and counts on nobody who is telling the same: SQS may hand out one message twice, and
 *     whoever is done with it deletes it for the other as well
 */
record Wiring(Detector detector, Telling telling, Telling settled) {

    /** Adapters of what an ordinary event does not need are made with their client, when they are. */
    static Wiring of(Settings settings, Clients clients, Metrics metrics) {
        InstantSource clock = metrics.clock();
        Asking iam = Asking.of(settings, clients, clock);
        Detector detector = new Detector(
                new DynamoDbChainStore(
                        clients.dynamoDb(), settings.chainsTable(), settings.reach(), clock, Wiring::warn),
                Account.NOT_ASKED,
                Measured.lookUp(iam.lookUp(), metrics),
                analytic(settings, clients, metrics));
        DynamoDbFindingLog told =
                new DynamoDbFindingLog(clients.dynamoDb(), settings.chainsTable(), settings.reach(), clock);
        AlertPublisher publisher = iam.around(
                Measured.publisher(
                        alert -> new SnsAlertPublisher(clients.sns(), settings.topicArn()).publish(alert), metrics),
                metrics);
        return new Wiring(
                detector,
                new Telling(Measured.findingLog(told, metrics), publisher, settling(settings.settle(), clients)),
                new Telling(Measured.findingLog(told.untilTold(), metrics), publisher));
    }

    private static Analytic analytic(Settings settings, Clients clients, Metrics metrics) {
        DynamoDbAllowlist allowlist = new DynamoDbAllowlist(clients.dynamoDb(), settings.allowlistTable());
        KnownCallers callers = new DynamoDbKnownCallers(clients.dynamoDb(), settings.evidenceTable(), metrics.clock());
        return new Analytic(
                settings.tuning(),
                new AllowlistReadOnce(Measured.allowlist(allowlist, metrics)),
                new KnownCallersReadOnce(Measured.callers(callers, metrics)),
                CountriesIfRead.of(settings, line -> unread(line, metrics)));
    }

    static Settling settling(Settle settle, Clients clients) {
        return settle.isAtOnce() ? Settling.AT_ONCE : waiting(settle.neededQueueUrl(), settle.duration(), clients);
    }

    private static Settling waiting(String queueUrl, Duration settle, Clients clients) {
        return subject -> new SqsSettling(clients.sqs(), queueUrl, settle).judgeAgain(subject);
    }

    private static void unread(String line, Metrics metrics) {
        metrics.lookupFailed();
        warn(line);
    }

    private static void warn(String line) {
        LambdaRuntime.getLogger().log(line, LogLevel.WARN);
    }
}
