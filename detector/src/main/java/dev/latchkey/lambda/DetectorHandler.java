package dev.latchkey.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.cloudtrail.CloudTrailJson;
import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.call.MalformedRecord;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.text.PlainText;
import dev.latchkey.detection.verdict.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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

    private final Wiring core;
    private final Settings settings;
    private final Metrics metrics;
    private final Late<TestAlert> test;
    private final Priming priming;

    /** Called by Lambda. */
    public DetectorHandler() {
        this(Settings.of(System.getenv()));
        primeBeforeSnapshot();
    }

    DetectorHandler(Settings settings) {
        this(settings, Clients.make(settings.account().partition()), InstantSource.system());
    }

    DetectorHandler(Settings settings, Clients clients, InstantSource clock) {
        this(settings, clients, new Metrics(clock));
    }

    DetectorHandler(Settings settings, Clients clients, Metrics metrics) {
        this.settings = settings;
        this.metrics = metrics;
        this.core = Wiring.of(settings, clients, metrics);
        this.test = new Late<>(() -> new TestAlert(settings, clients, metrics));
        this.priming = new Priming(clients::makeAll);
    }

    /** The context keeps no hold on what is registered: whoever may still need it does. */
    void primeBeforeSnapshot() {
        Core.getGlobalContext().register(priming);
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        try {
            JsonNode event = parsed(input);
            if (OwnMessage.STAY_AWAKE.isAll(event) || OwnMessage.isHeartbeat(event)) {
                return;
            }
            if (OwnMessage.TEST_ALERT.isAll(event)) {
                output.write(test.get().send().getBytes(StandardCharsets.UTF_8));
                return;
            }
            observe(event).forEach(verdict -> context.getLogger().log(VerdictLine.of(verdict), LogLevel.INFO));
        } catch (MalformedRecord e) {
            metrics.add(Measure.MALFORMED, 1);
            context.getLogger().log("malformed event: " + PlainText.of(String.valueOf(e.getMessage())), LogLevel.ERROR);
            throw e;
        } finally {
            metrics.write();
        }
    }

    List<Verdict> observe(InputStream input) {
        return observe(parsed(input));
    }

    private List<Verdict> observe(JsonNode event) {
        metrics.add(Measure.EVENTS, 1);
        Optional<ApiCall> call = CloudTrailJson.read(event);
        call.ifPresent(metrics::arrived);
        List<Verdict> verdicts = call.map(it -> core.detector()
                        .observe(it, core.telling(), settings.tuning().tellFrom()))
                .orElse(List.of());
        verdicts.forEach(metrics::concluded);
        return verdicts;
    }

    /** For {@link SettleHandler}, which walks the same path from where the chain is judged. */
    List<Verdict> settle(Subject subject) {
        return core.detector().settle(subject, core.settled(), settings.tuning().tellFrom());
    }

    Metrics metrics() {
        return metrics;
    }

    private static JsonNode parsed(InputStream input) {
        try {
            return CloudTrailJson.parsed(input.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
