package dev.latchkey.lambda;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.latchkey.aws.SettleMessage;
import dev.latchkey.detection.chain.Subject;
import dev.latchkey.detection.verdict.Severity;
import dev.latchkey.detection.verdict.Tuning;
import dev.latchkey.detection.verdict.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.crac.Context;
import org.crac.Resource;

/**
 * Walks the whole path once before the snapshot is taken, with the adapters and clients that live events meet, so that
 * a restored function finds their classes loaded. Nothing leaves the process: what is left for the first event are
 * credentials and connections.
 */
final class Priming implements Resource {

    private static final String SAMPLE = "sample-event.json";
    private static final Settings SETTINGS = new Settings(
            "primed",
            "primed",
            "arn:aws:sns:us-east-1:111122223333:primed",
            true,
            Tuning.DEFAULT.withTellFrom(Severity.INFORMATIONAL),
            new Settle(Duration.ofMinutes(3), Optional.of("https://sqs.us-east-1.amazonaws.com/111122223333/primed")));

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) throws IOException, NoSuchAlgorithmException {
        try (Clients clients = Clients.unconnected(new LocalAnswers())) {
            walk(clients);
        }
        // The JDK's trust store, which the first connection would read.
        SSLContext.getDefault();
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        // Nothing to mend: clients sign with fresh credentials and open connections when they are used.
    }

    static void walk(Clients clients) throws IOException {
        DetectorHandler handler = new DetectorHandler(SETTINGS, clients, InstantSource.system());
        try (InputStream sample = Objects.requireNonNull(Priming.class.getResourceAsStream(SAMPLE), SAMPLE)) {
            for (Verdict verdict : handler.observe(sample)) {
                VerdictLine.of(verdict);
                settle(verdict.stretch().subject(), handler, clients);
            }
        }
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
}
