package dev.latchkey.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.aws.DynamoDbAllowlist;
import dev.latchkey.aws.DynamoDbChainStore;
import dev.latchkey.aws.DynamoDbFindingLog;
import dev.latchkey.aws.SnsAlertPublisher;
import dev.latchkey.aws.SqsSettling;
import dev.latchkey.cloudtrail.CloudTrailJson;
import dev.latchkey.detection.Detector;
import dev.latchkey.detection.alert.PlainText;
import dev.latchkey.detection.alert.Settling;
import dev.latchkey.detection.alert.Telling;
import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.call.MalformedRecord;
import dev.latchkey.detection.chain.Account;
import dev.latchkey.detection.chain.Subject;
import dev.latchkey.detection.verdict.Analytic;
import dev.latchkey.detection.verdict.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.crac.Core;

/**
 * The front door for live events: EventBridge hands over one CloudTrail record in its envelope.
 *
 * <p>It throws whatever it cannot finish: Lambda tries twice more, then the event rests whole in the on-failure queue.
 */
public final class DetectorHandler implements RequestStreamHandler {

    private final Detector detector;
    private final Telling telling;
    private final Settings settings;
    private final Priming priming = new Priming();

    /** Called by Lambda. */
    public DetectorHandler() {
        this(Settings.of(System.getenv()));
        Core.getGlobalContext().register(priming);
    }

    DetectorHandler(Settings settings) {
        this(settings, Clients.make(settings.account().partition()), InstantSource.system());
    }

    DetectorHandler(Settings settings, Clients clients, InstantSource clock) {
        this.settings = settings;
        Asking iam = Asking.of(settings, clients, clock);
        this.detector = new Detector(
                new DynamoDbChainStore(
                        clients.dynamoDb(), settings.chainsTable(), settings.reach(), clock, DetectorHandler::warn),
                Account.NOT_ASKED,
                iam.lookUp(),
                new Analytic(settings.tuning(), new DynamoDbAllowlist(clients.dynamoDb(), settings.allowlistTable())));
        this.telling = new Telling(
                new DynamoDbFindingLog(clients.dynamoDb(), settings.chainsTable(), settings.reach(), clock),
                iam.around(new SnsAlertPublisher(clients.sns(), settings.topicArn())),
                settling(settings.settle(), clients));
    }

    static Settling settling(Settle settle, Clients clients) {
        return settle.isAtOnce()
                ? Settling.AT_ONCE
                : new SqsSettling(clients.sqs(), settle.neededQueueUrl(), settle.duration());
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        try {
            observe(input).forEach(verdict -> context.getLogger().log(VerdictLine.of(verdict), LogLevel.INFO));
        } catch (MalformedRecord e) {
            context.getLogger().log("malformed event: " + PlainText.of(String.valueOf(e.getMessage())), LogLevel.ERROR);
            throw e;
        }
    }

    List<Verdict> observe(InputStream input) {
        Optional<ApiCall> call = CloudTrailJson.read(parsed(input));
        return call.map(it -> detector.observe(it, telling, settings.tuning().tellFrom()))
                .orElse(List.of());
    }

    /** For {@link SettleHandler}, which walks the same path from where the chain is judged. */
    List<Verdict> settle(Subject subject) {
        return detector.settle(subject, telling, settings.tuning().tellFrom());
    }

    private static void warn(String line) {
        LambdaRuntime.getLogger().log(line, LogLevel.WARN);
    }

    private static JsonNode parsed(InputStream input) {
        try {
            return CloudTrailJson.parsed(input.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
