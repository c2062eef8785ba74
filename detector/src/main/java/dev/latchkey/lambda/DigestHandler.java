package dev.latchkey.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latchkey.aws.SnsDigestPublisher;
import dev.latchkey.detection.Keeping;
import dev.latchkey.detection.allowlist.Allowlist;
import dev.latchkey.detection.digest.Digest;
import dev.latchkey.detection.digest.DigestText;
import dev.latchkey.detection.text.Counted;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The front door for schedules, and for whoever asks: keeps as evidence what the chain table has taken in, and tells
 * the digest of the last days if it is asked to.
 *
 * <p>The message says which: {@link OwnMessage#KEEP_EVIDENCE} or {@link OwnMessage#DIGEST}.
 */
public final class DigestHandler implements RequestStreamHandler {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String NOTHING_KEPT = "No evidence is kept, as the allowlist could not be read: ";
    private static final String NOT_NOTED = "How far evidence reaches could not be read, or not be noted: ";
    private static final String NOT_SENT = "The digest is not sent, or it is not known whether it is: ";
    private static final String TRIED_AGAIN =
            " Lambda tries twice more what a schedule asked for, then sets it aside in UnkeptQueue.";
    private static final String KEPT_LATER = " The next run that keeps evidence tries it again.";

    /** For what one subject leads to, which is bounded; to note how far it came; and to make and send a digest. */
    private static final Duration FOR_THE_REST = Duration.ofMinutes(3);

    private final DigestSettings settings;
    private final Clients clients;
    private final SnsDigestPublisher publisher;
    private final InstantSource clock;

    /** Called by Lambda. */
    public DigestHandler() {
        this(DigestSettings.of(System.getenv()));
    }

    private DigestHandler(DigestSettings settings) {
        this(settings, Clients.make(settings.function().account().partition()), InstantSource.system());
    }

    DigestHandler(DigestSettings settings, Clients clients, InstantSource clock) {
        this.settings = settings;
        this.clients = clients;
        this.publisher =
                new SnsDigestPublisher(clients.sns(), settings.function().topicArn());
        this.clock = clock;
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        OwnMessage asked = asked(JSON.readTree(input));
        LambdaLogger log = context.getLogger();
        Instant now = clock.instant();
        DigestWiring wiring = DigestWiring.of(settings, clients, now);
        DigestEntries entries = tried(NOTHING_KEPT, log, () -> DigestEntries.in(wiring.allowlist()));
        Keeping.Result result = tried(NOT_NOTED, log, () -> entries.keep(wiring, now, () -> isTimeLeft(context)));
        String said = "Evidence kept of %s.".formatted(Counted.of(result.kept(), "identity"));
        if (!result.isWhole()) {
            said += " " + KeepingWords.troubles(result);
            log.log(said + (asked == OwnMessage.KEEP_EVIDENCE ? TRIED_AGAIN : KEPT_LATER), LogLevel.ERROR);
        }
        if (asked == OwnMessage.KEEP_EVIDENCE) {
            KeepingWords.failure(result).ifPresent(failure -> {
                throw failure;
            });
        } else {
            // Lambda runs again, twice, what fails. Thrown before the mail, the trouble would keep it back as long as
            // anybody cannot be kept; thrown after it, it would have it sent three times.
            Digest digest = tried(NOT_SENT, log, () -> send(wiring, entries.read(), now));
            said += " A digest is on its way: " + DigestText.title(digest) + ".";
        }
        log.log(said, LogLevel.INFO);
        output.write(answer(said).getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isTimeLeft(Context context) {
        return context.getRemainingTimeInMillis() > FOR_THE_REST.toMillis();
    }

    private Digest send(DigestWiring wiring, Allowlist.Entries entries, Instant now) {
        Digest digest = Digest.of(wiring.located(), entries, now.minus(settings.period()), now)
                // What cannot be read of them the heartbeat monitor says each hour.
                .with(wiring.heartbeats().all(unread -> {}));
        publisher.publish(digest);
        return digest;
    }

    /** @param not done if it fails, in words: what Lambda writes of an exception is a trace */
    private static <T> T tried(String not, LambdaLogger log, Supplier<T> attempt) {
        try {
            return attempt.get();
        } catch (RuntimeException e) {
            log.log(not + KeepingWords.reason(e) + TRIED_AGAIN, LogLevel.ERROR);
            throw e;
        }
    }

    private static String answer(String said) {
        return JSON.createObjectNode().put(OwnMessage.FIELD, said).toString();
    }

    private static OwnMessage asked(JsonNode message) {
        return Stream.of(OwnMessage.KEEP_EVIDENCE, OwnMessage.DIGEST)
                .filter(wanted -> wanted.isIn(message))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "the message must be " + OwnMessage.KEEP_EVIDENCE.json() + " or " + OwnMessage.DIGEST.json()));
    }
}
