package dev.latchkey.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latchkey.aws.SnsDigestPublisher;
import dev.latchkey.detection.Keeping;
import dev.latchkey.detection.alert.Counted;
import dev.latchkey.detection.alert.PlainText;
import dev.latchkey.detection.digest.Digest;
import dev.latchkey.detection.digest.DigestText;
import dev.latchkey.detection.verdict.AllowlistUnread;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The front door for schedules, and for whoever asks: keeps as evidence what the chain table has taken in, and tells
 * the digest of the last days if it is asked to.
 *
 * <p>The message says which: {@link OwnMessage#KEEP_EVIDENCE} or {@link OwnMessage#DIGEST}.
 */
public final class DigestHandler implements RequestStreamHandler {

    private static final int MOST_NAMED = 10;
    private static final int LONGEST_REASON = 1_000;
    private static final ObjectMapper JSON = new ObjectMapper();

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
        Instant now = clock.instant();
        DigestWiring wiring = DigestWiring.of(settings, clients, now);
        DigestEntries entries = DigestEntries.in(wiring.allowlist());
        Keeping.Result result = entries.keep(wiring, now);
        String said = "Evidence kept of %s.".formatted(Counted.of(result.kept(), "identity"));
        if (result.trouble().isPresent()) {
            said += " " + troubles(result);
            context.getLogger().log(said, LogLevel.ERROR);
        }
        if (asked == OwnMessage.KEEP_EVIDENCE) {
            result.trouble().ifPresent(trouble -> {
                throw trouble;
            });
        } else {
            // Lambda runs again, twice, what fails. Thrown before the mail, the trouble would keep it back as long as
            // anybody cannot be kept; thrown after it, it would have it sent three times.
            Digest digest = Digest.of(wiring.evidence(), entries.read(), now.minus(settings.period()), now);
            publisher.publish(digest);
            said += " A digest is on its way: " + DigestText.title(digest) + ".";
        }
        context.getLogger().log(said, LogLevel.INFO);
        output.write(answer(said).getBytes(StandardCharsets.UTF_8));
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

    /** All of it; what else went wrong comes with the allowlist's trouble, which is met first. */
    private static String troubles(Keeping.Result result) {
        return result.trouble().stream()
                .flatMap(first -> first instanceof AllowlistUnread
                        ? Stream.concat(
                                Stream.of(first),
                                Stream.of(first.getSuppressed()).limit(1))
                        : Stream.of(first))
                .map(trouble -> told(trouble, result))
                .collect(Collectors.joining(" "));
    }

    /** Some by name; the next run that only keeps fails with all of it, if it is still so. */
    private static String told(Throwable trouble, Keeping.Result result) {
        String why = PlainText.of(trouble.toString(), LONGEST_REASON);
        if (trouble instanceof AllowlistUnread) {
            return "The allowlist could not be read, so they are judged again when it can be: %s.".formatted(why);
        }
        if (result.unkept().isEmpty()) {
            return "What the chain table took in could not be read: %s.".formatted(why);
        }
        String names = result.unkept().stream()
                .limit(MOST_NAMED)
                .map(subject -> PlainText.of(subject.key()))
                .collect(Collectors.joining(", "));
        return "%s could not be kept: %s. %s"
                .formatted(Counted.of(result.unkept().size(), "identity"), names, why);
    }
}
