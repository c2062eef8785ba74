package dev.latchkey.lambda;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.aws.SettleMessage;
import dev.latchkey.cloudtrail.CloudTrailJson;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.verdict.Tuning;
import dev.latchkey.detection.verdict.Verdict;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.crac.Context;
import org.crac.Resource;

/**
 * Walks the whole path before the snapshot is taken, with the adapters and clients that live events meet, so that a
 * restored function finds its classes loaded and compiled. Nothing leaves the machine: what is left for the first
 * event are credentials and connections.
 */
final class Priming implements Resource {

    /** The compilers take up what has run some hundred times, and most events are everyday ones. */
    private static final int EVERYDAY_PASSES = 20;

    private static final int PASSES = 2;

    /** So many of the samples are everyday ones: a user, its rights, a role, a tag. */
    private static final int EVERYDAY = 4;

    private static final String SAMPLES = "sample-events.json";
    private static final Settings SETTINGS = new Settings(
            "primed",
            "primed",
            "primed",
            "arn:aws:sns:us-east-1:111122223333:primed",
            true,
            Tuning.DEFAULT,
            new Settle(Duration.ofMinutes(3), Optional.of("https://sqs.us-east-1.amazonaws.com/111122223333/primed")));

    private final Runnable live;

    /** @param live makes ready what of the live function is made late */
    Priming(Runnable live) {
        this.live = live;
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) throws IOException, NoSuchAlgorithmException {
        live.run();
        try (LocalAws aws = new LocalAws()) {
            aws.fetchCredentials();
            for (int pass = 0; pass < PASSES; pass++) {
                aws.forget();
                walk(aws.clients());
            }
            for (int pass = 0; pass < EVERYDAY_PASSES; pass++) {
                aws.forget();
                observe(samples().subList(0, EVERYDAY), handler(aws.clients()));
            }
        }
        // The JDK's trust store, which the first connection would read.
        SSLContext.getDefault();
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        // Nothing to mend: clients sign with fresh credentials and open connections when they are used.
    }

    static void walk(Clients clients) throws IOException {
        DetectorHandler handler = handler(clients);
        for (Verdict verdict : observe(samples(), handler)) {
            settle(verdict.stretch().subject(), handler, clients);
        }
    }

    private static DetectorHandler handler(Clients clients) {
        return new DetectorHandler(SETTINGS, clients, new Metrics(InstantSource.system(), line -> {}));
    }

    private static List<Verdict> observe(List<byte[]> samples, DetectorHandler handler) {
        List<Verdict> verdicts = new ArrayList<>();
        for (byte[] sample : samples) {
            verdicts.addAll(handler.observe(new ByteArrayInputStream(sample)));
            handler.metrics().write();
        }
        verdicts.forEach(VerdictLine::of);
        return verdicts;
    }

    /** How Lambda makes an event of a message's JSON is left out: nobody waits for what has waited for minutes. */
    private static void settle(Subject subject, DetectorHandler handler, Clients clients) {
        Wiring.settling(SETTINGS.settle(), clients).judgeAgain(subject);
        SQSMessage message = new SQSMessage();
        message.setMessageId("primed");
        message.setBody(SettleMessage.of(subject));
        SQSEvent event = new SQSEvent();
        event.setRecords(List.of(message));
        new SettleHandler(handler).settle(event, (line, level) -> {});
    }

    /** Events as the bus brings them: everyday ones, approved ones, and one that is told at once. */
    private static List<byte[]> samples() throws IOException {
        try (InputStream samples = Objects.requireNonNull(Priming.class.getResourceAsStream(SAMPLES), SAMPLES)) {
            JsonNode events = CloudTrailJson.parsed(samples.readAllBytes());
            return events.valueStream()
                    .map(event -> event.toString().getBytes(StandardCharsets.UTF_8))
                    .toList();
        }
    }
}
