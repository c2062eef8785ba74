package dev.latchkey.redrive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** SQS's JSON protocol and Lambda's Invoke on loopback, as far as the real SDK needs them here. */
final class AwsStandIn implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What an answer is, other than success. */
    record Refusal(int status, String code, String message) {}

    private record Stored(String id, String body, Map<String, String> attributes) {}

    private final HttpServer server;
    private final List<Stored> queue = new ArrayList<>();
    private final List<Stored> inFlight = new ArrayList<>();
    private final Map<String, Refusal> refusals = new HashMap<>();
    final List<String> invoked = new ArrayList<>();
    final List<String> invocations = new ArrayList<>();

    AwsStandIn() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void add(String id, String body, Map<String, String> attributes) {
        queue.add(new Stored(id, body, attributes));
    }

    /** @param operation such as {@code ReceiveMessage} or {@code Invoke} */
    void refuse(String operation, Refusal refusal) {
        refusals.put(operation, refusal);
    }

    void allow(String operation) {
        refusals.remove(operation);
    }

    /** What can be received now. */
    List<String> visible() {
        return queue.stream().map(Stored::id).toList();
    }

    List<String> hidden() {
        return inFlight.stream().map(Stored::id).toList();
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String target = Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Amz-Target"))
                .orElse("Lambda.Invoke");
        String operation = target.substring(target.indexOf('.') + 1);
        Refusal refusal = refusals.get(operation);
        if (refusal != null) {
            exchange.getResponseHeaders().add("x-amzn-ErrorType", refusal.code());
            String type = operation.equals("Invoke") ? refusal.code() : "com.amazonaws.sqs#" + refusal.code();
            send(
                    exchange,
                    refusal.status(),
                    JSON.createObjectNode().put("__type", type).put("message", refusal.message()));
            return;
        }
        if (operation.equals("Invoke")) {
            invoked.add(body);
            invocations.add(exchange.getRequestURI().getPath() + " "
                    + exchange.getRequestHeaders().getFirst("X-Amz-Invocation-Type"));
            send(exchange, 202, JSON.createObjectNode());
        } else {
            send(exchange, 200, sqs(operation, JSON.readTree(body)));
        }
    }

    private JsonNode sqs(String operation, JsonNode request) {
        return switch (operation) {
            case "ReceiveMessage" ->
                received(request.path("MaxNumberOfMessages").asInt());
            case "DeleteMessage" -> {
                inFlight.removeIf(it -> it.id().equals(handled(request)));
                yield JSON.createObjectNode();
            }
            case "ChangeMessageVisibilityBatch" -> shownAgain(request.path("Entries"));
            default -> throw new IllegalArgumentException(operation);
        };
    }

    private JsonNode received(int most) {
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode messages = answer.putArray("Messages");
        while (messages.size() < most && !queue.isEmpty()) {
            Stored stored = queue.remove(0);
            inFlight.add(stored);
            ObjectNode message = messages.addObject()
                    .put("MessageId", stored.id())
                    .put("ReceiptHandle", "receipt-" + stored.id())
                    .put("Body", stored.body())
                    .put("MD5OfBody", md5(stored.body().getBytes(StandardCharsets.UTF_8)));
            ObjectNode attributes = message.putObject("MessageAttributes");
            if (!stored.attributes().isEmpty()) {
                message.put("MD5OfMessageAttributes", md5(encoded(stored.attributes())));
            }
            stored.attributes()
                    .forEach((name, value) ->
                            attributes.putObject(name).put("DataType", "String").put("StringValue", value));
        }
        return answer;
    }

    private JsonNode shownAgain(JsonNode entries) {
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode successful = answer.putArray("Successful");
        answer.putArray("Failed");
        for (JsonNode entry : entries) {
            inFlight.stream()
                    .filter(it -> it.id().equals(handled(entry)))
                    .findFirst()
                    .ifPresent(queue::add);
            inFlight.removeIf(it -> it.id().equals(handled(entry)));
            successful.addObject().put("Id", entry.path("Id").asText());
        }
        return answer;
    }

    private static String handled(JsonNode request) {
        return request.path("ReceiptHandle").asText().replaceFirst("^receipt-", "");
    }

    private static void send(HttpExchange exchange, int status, JsonNode json) throws IOException {
        byte[] bytes = json.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.0");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** As the SQS Developer Guide has it: by name, each text after its length, and 1 for a String. */
    private static byte[] encoded(Map<String, String> attributes) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new TreeMap<>(attributes).forEach((name, value) -> {
            add(bytes, name);
            add(bytes, "String");
            bytes.write(1);
            add(bytes, value);
        });
        return bytes.toByteArray();
    }

    private static void add(ByteArrayOutputStream bytes, String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        bytes.writeBytes(ByteBuffer.allocate(4).putInt(encoded.length).array());
        bytes.writeBytes(encoded);
    }

    private static String md5(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
