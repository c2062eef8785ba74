package dev.latchkey.infra.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import dev.latchkey.infra.runtime.LambdaProcess;
import dev.latchkey.infra.runtime.LoopbackServer;
import dev.latchkey.infra.runtime.Outcome;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Where the emulator sends the events of Java functions: each function has one warm JVM here, started by its first event. */
final class Bridge implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final LoopbackServer server = new LoopbackServer();
    private final Map<String, LambdaProcess> functions = new ConcurrentHashMap<>();
    private final Set<String> served = ConcurrentHashMap.newKeySet();
    private final AtomicInteger messages = new AtomicInteger();
    private final DeployedFunctions deployed;

    Bridge(DeployedFunctions deployed) {
        this.deployed = deployed;
        server.on("/", this::serve);
    }

    URI uri() {
        return server.uri();
    }

    /** Whether a function has answered, and not failed, for this event. */
    boolean hasServed(JsonNode event) {
        return served.contains(eventId(event));
    }

    /** How many messages of a queue were in the events that functions have answered for. */
    int messagesServed() {
        return messages.get();
    }

    private void serve(HttpExchange exchange) throws IOException {
        String name = exchange.getRequestHeaders().getFirst("X-Amzn-Lambda-Function-Name");
        byte[] event = exchange.getRequestBody().readAllBytes();
        LambdaProcess function = functions.computeIfAbsent(name, it -> LambdaProcess.start(deployed.named(it)));
        Outcome outcome = function.invoke(event);
        if (outcome instanceof Outcome.Response response) {
            JsonNode read = JSON.readTree(event);
            served.add(eventId(read));
            messages.addAndGet(messages(read));
            LoopbackServer.reply(exchange, 200, response.body().getBytes(UTF_8));
        } else {
            System.err.println(outcome + "; its log is " + function.log());
            LoopbackServer.reply(exchange, 500, outcome.toString().getBytes(UTF_8));
        }
    }

    /** What a stream brings to the watcher has the same form. */
    private static int messages(JsonNode event) {
        int messages = 0;
        for (JsonNode record : event.path("Records")) {
            messages += record.path("eventSource").asText().equals("aws:sqs") ? 1 : 0;
        }
        return messages;
    }

    /** CloudTrail's, as the bus makes up an id of its own for the envelope. */
    private static String eventId(JsonNode event) {
        return event.path("detail").path("eventID").asText();
    }

    @Override
    public void close() {
        server.close();
        functions.values().forEach(LambdaProcess::close);
    }
}
