package dev.latchkey.lambda;

import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import dev.latchkey.aws.DynamoDbAllowlist;
import dev.latchkey.aws.DynamoDbChainStore;
import dev.latchkey.aws.DynamoDbFindingLog;
import dev.latchkey.aws.SnsAlertPublisher;
import dev.latchkey.aws.SqsSettling;
import dev.latchkey.detection.Detector;
import dev.latchkey.detection.alert.Settling;
import dev.latchkey.detection.alert.Telling;
import dev.latchkey.detection.chain.Account;
import dev.latchkey.detection.verdict.AllowlistReadOnce;
import dev.latchkey.detection.verdict.Analytic;
import java.time.Duration;
import java.time.InstantSource;

/** The core with AWS at each of its ports, measured. */
record Wiring(Detector detector, Telling telling) {

    /** Adapters of what an ordinary event does not need are made with their client, when they are. */
    static Wiring of(Settings settings, Clients clients, Metrics metrics) {
        InstantSource clock = metrics.clock();
        Asking iam = Asking.of(settings, clients, clock);
        Detector detector = new Detector(
                new DynamoDbChainStore(
                        clients.dynamoDb(), settings.chainsTable(), settings.reach(), clock, Wiring::warn),
                Account.NOT_ASKED,
                Measured.lookUp(iam.lookUp(), metrics),
                new Analytic(
                        settings.tuning(),
                        new AllowlistReadOnce(Measured.allowlist(
                                new DynamoDbAllowlist(clients.dynamoDb(), settings.allowlistTable()), metrics))));
        Telling telling = new Telling(
                Measured.findingLog(
                        new DynamoDbFindingLog(clients.dynamoDb(), settings.chainsTable(), settings.reach(), clock),
                        metrics),
                iam.around(
                        Measured.publisher(
                                alert -> new SnsAlertPublisher(clients.sns(), settings.topicArn()).publish(alert),
                                metrics),
                        metrics),
                settling(settings.settle(), clients));
        return new Wiring(detector, telling);
    }

    static Settling settling(Settle settle, Clients clients) {
        return settle.isAtOnce() ? Settling.AT_ONCE : waiting(settle.neededQueueUrl(), settle.duration(), clients);
    }

    private static Settling waiting(String queueUrl, Duration settle, Clients clients) {
        return subject -> new SqsSettling(clients.sqs(), queueUrl, settle).judgeAgain(subject);
    }

    private static void warn(String line) {
        LambdaRuntime.getLogger().log(line, LogLevel.WARN);
    }
}
