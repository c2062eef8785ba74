package dev.latchkey.infra.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.utils.BinaryUtils;
import software.amazon.awssdk.utils.Md5Utils;

/** Takes what is sent as SQS's JSON protocol has it, and makes of it the event that Lambda's poller makes. */
final class RecordedSqs implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final LoopbackServer server = new LoopbackServer();
    private final List<JsonNode> sent = new CopyOnWriteArrayList<>();

    RecordedSqs() {
        server.on("/", this::take);
    }

    URI uri() {
        return server.uri();
    }

    /** All calls of SendMessage so far. */
    List<JsonNode> sent() {
        return List.copyOf(sent);
    }

    /** As the documentation of Lambda with SQS shows one: the id of each message is its place. */
    static byte[] event(String... bodies) {
        ObjectNode event = JSON.createObjectNode();
        ArrayNode records = event.putArray("Records");
        for (String body : bodies) {
            ObjectNode message = records.addObject()
                    .put("messageId", "m-" + (records.size() - 1))
                    .put("receiptHandle", "AQEBwJnKyrHigUMZj6rYigCgxlaS3SLy0a")
                    .put("body", body)
                    .put("md5OfBody", digest(body))
                    .put("eventSource", "aws:sqs")
                    .put("eventSourceARN", "arn:aws:sqs:us-east-1:123456789012:settling")
                    .put("awsRegion", "us-east-1");
            message.putObject("attributes")
                    .put("ApproximateReceiveCount", "1")
                    .put("SentTimestamp", "1545082649183")
                    .put("SenderId", "AROAEXAMPLE:detector")
                    .put("ApproximateFirstReceiveTimestamp", "1545082649185");
            message.putObject("messageAttributes");
        }
        return event.toString().getBytes(UTF_8);
    }

    private void take(HttpExchange exchange) throws IOException {
        JsonNode request = JSON.readTree(exchange.getRequestBody().readAllBytes());
        sent.add(request);
        ObjectNode answer = JSON.createObjectNode()
                .put("MessageId", "m-" + sent.size())
                .put("MD5OfMessageBody", digest(request.path("MessageBody").asText()));
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
        LoopbackServer.reply(exchange, 200, answer.toString().getBytes(UTF_8));
    }

    private static String digest(String body) {
        return BinaryUtils.toHex(Md5Utils.computeMD5Hash(body.getBytes(UTF_8)));
    }

    @Override
    public void close() {
        server.close();
    }
}
