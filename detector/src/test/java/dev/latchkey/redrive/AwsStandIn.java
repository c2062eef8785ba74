package dev.latchkey.redrive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import dev.latchkey.aws.StandInServer;
import dev.latchkey.lambda.DetectorHandler;
import java.io.IOException;
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

    private final StandInServer server = new StandInServer(this::answer);
    final QueueStandIn queue = new QueueStandIn();
    private final Map<String, Refusal> refusals = new HashMap<>();
    final List<String> invoked = new ArrayList<>();
    final List<String> invocations = new ArrayList<>();
    final List<String> described = new ArrayList<>();

    @Nullable
    String handler = DetectorHandler.class.getName();

    String endpoint() {
        return server.uri().toString();
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

    private synchronized StandInServer.Reply answer(HttpExchange exchange, String body) throws IOException {
        String ofLambda =
                exchange.getRequestMethod().equals("GET") ? "Lambda.GetFunctionConfiguration" : "Lambda.Invoke";
        String target = Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Amz-Target"))
                .orElse(ofLambda);
        String operation = target.substring(target.indexOf('.') + 1);
        Refusal refusal = refusals.get(operation);
        if (refusal != null) {
            exchange.getResponseHeaders().add("x-amzn-ErrorType", refusal.code());
            String type = ofLambda.endsWith(operation) ? refusal.code() : "com.amazonaws.sqs#" + refusal.code();
            return reply(
                    refusal.status(),
                    JSON.createObjectNode().put("__type", type).put("message", refusal.message()));
        }
        if (operation.equals("GetFunctionConfiguration")) {
            described.add(exchange.getRequestURI().getPath());
            return reply(200, JSON.createObjectNode().put("Handler", handler));
        }
        if (operation.equals("Invoke")) {
            invoked.add(body);
            invocations.add(exchange.getRequestURI().getPath() + " "
                    + exchange.getRequestHeaders().getFirst("X-Amz-Invocation-Type"));
            return reply(202, JSON.createObjectNode());
        }
        return reply(200, queue.answer(operation, JSON.readTree(body)));
    }

    private static StandInServer.Reply reply(int status, JsonNode json) {
        return new StandInServer.Reply(status, "application/x-amz-json-1.0", json.toString());
    }

    @Override
    public void close() {
        server.close();
    }
}
