package dev.latchkey.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.utils.BinaryUtils;
import software.amazon.awssdk.utils.Md5Utils;

/**
 * A small SQS that is as strict as the API reference of SendMessage says: a delay of at most 900 seconds, a body of
 * at most 256 KiB and of characters that XML allows. It hands out a message when its delay is over by the clock.
 */
public final class SqsStandIn implements AutoCloseable {

    private static final int MOST_BYTES = 262_144;
    private static final int LONGEST_DELAY = 900;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern ALLOWED =
            Pattern.compile("[\\x09\\x0A\\x0D\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]+");

    private record Message(String body, Instant visible) {}

    private final InstantSource clock;
    private final StandInServer server = new StandInServer(this::answer);
    private final List<Message> messages = new CopyOnWriteArrayList<>();

    public SqsStandIn(InstantSource clock) {
        this.clock = clock;
    }

    public SqsClient client() {
        return client(UrlConnectionHttpClient.create());
    }

    /** It asks once. */
    public SqsClient client(SdkHttpClient http) {
        return server.askedBy(SqsClient.builder())
                .httpClient(http)
                .region(Region.US_EAST_1)
                .build();
    }

    public String queueUrl() {
        return server.uri() + "/111122223333/settling";
    }

    /** The bodies of the messages whose delay is over, which are taken out. */
    public List<String> visible() {
        List<Message> visible = messages.stream()
                .filter(it -> !it.visible().isAfter(clock.instant()))
                .toList();
        messages.removeAll(visible);
        return visible.stream().map(Message::body).toList();
    }

    private StandInServer.Reply answer(HttpExchange exchange, String asked) throws IOException {
        JsonNode request = JSON.readTree(asked);
        String target = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
        String body = request.path("MessageBody").asText();
        boolean taken = target.equals("AmazonSQS.SendMessage")
                && request.path("QueueUrl").asText().equals(queueUrl())
                && request.path("DelaySeconds").asInt() <= LONGEST_DELAY
                && ALLOWED.matcher(body).matches()
                && body.getBytes(UTF_8).length <= MOST_BYTES;
        if (taken) {
            Instant visible =
                    clock.instant().plusSeconds(request.path("DelaySeconds").asInt());
            messages.add(new Message(body, visible));
        }
        String digest = BinaryUtils.toHex(Md5Utils.computeMD5Hash(body.getBytes(UTF_8)));
        String answer = taken
                ? "{\"MessageId\":\"m-1\",\"MD5OfMessageBody\":\"%s\"}".formatted(digest)
                : "{\"__type\":\"com.amazonaws.sqs#InvalidMessageContents\"}";
        return new StandInServer.Reply(taken ? 200 : 400, "application/x-amz-json-1.0", answer);
    }

    @Override
    public void close() {
        server.close();
    }
}
