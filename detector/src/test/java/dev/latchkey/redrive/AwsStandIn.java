package dev.latchkey.redrive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.latchkey.lambda.DetectorHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** SQS's JSON protocol and Lambda's Invoke on loopback, as far as the real SDK needs them here. */
final class AwsStandIn implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What an answer is, other than success. */
    record Refusal(int status, String code, String message) {}

    private final HttpServer server;
    final QueueStandIn queue = new QueueStandIn();
    private final Map<String, Refusal> refusals = new HashMap<>();
    final List<String> invoked = new ArrayList<>();
    final List<String> invocations = new ArrayList<>();
    final List<String> described = new ArrayList<>();

    @Nullable
    String handler = DetectorHandler.class.getName();

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
        queue.add(id, body, attributes);
    }

    /** What can be received now. */
    List<String> visible() {
        return queue.visible();
    }

    /** Receives all, and does nothing with it. */
    void hold() {
        queue.hold();
    }

    List<String> hidden() {
        return queue.hidden();
    }

    /** @param operation such as {@code ReceiveMessage} or {@code Invoke} */
    void refuse(String operation, Refusal refusal) {
        refusals.put(operation, refusal);
    }

    void allow(String operation) {
        refusals.remove(operation);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String ofLambda =
                exchange.getRequestMethod().equals("GET") ? "Lambda.GetFunctionConfiguration" : "Lambda.Invoke";
        String target = Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Amz-Target"))
                .orElse(ofLambda);
        String operation = target.substring(target.indexOf('.') + 1);
        Refusal refusal = refusals.get(operation);
        if (refusal != null) {
            exchange.getResponseHeaders().add("x-amzn-ErrorType", refusal.code());
            String type = ofLambda.endsWith(operation) ? refusal.code() : "com.amazonaws.sqs#" + refusal.code();
            send(
                    exchange,
                    refusal.status(),
                    JSON.createObjectNode().put("__type", type).put("message", refusal.message()));
            return;
        }
        if (operation.equals("GetFunctionConfiguration")) {
            described.add(exchange.getRequestURI().getPath());
            send(exchange, 200, JSON.createObjectNode().put("Handler", handler));
        } else if (operation.equals("Invoke")) {
            invoked.add(body);
            invocations.add(exchange.getRequestURI().getPath() + " "
                    + exchange.getRequestHeaders().getFirst("X-Amz-Invocation-Type"));
            send(exchange, 202, JSON.createObjectNode());
        } else {
            send(exchange, 200, queue.answer(operation, JSON.readTree(body)));
        }
    }

    private static void send(HttpExchange exchange, int status, JsonNode json) throws IOException {
        byte[] bytes = json.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.0");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
