package dev.latchkey.infra.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Lambda's Runtime API on loopback: where the runtime client in the function's JVM fetches events and leaves its answers.
 *
 * <p>The paths are those of AWS's "Using the Lambda runtime API"; {@code restore} is what SnapStart adds to them.
 */
public final class RuntimeApi implements AutoCloseable {

    /** The function's own limit is 20 s; a start of its JVM on a busy machine comes on top. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** The longest of any: the digester goes no further with less than some minutes left, the detector does not ask. */
    private static final Duration FUNCTION_TIMEOUT = Duration.ofMinutes(15);

    private static final String ROOT = "/2018-06-01/runtime/";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LoopbackServer server = new LoopbackServer();
    private final BlockingQueue<Invocation> waiting = new LinkedBlockingQueue<>();
    private final Map<String, Invocation> underWay = new ConcurrentHashMap<>();
    private final CompletableFuture<Outcome> ended = new CompletableFuture<>();
    private final CompletableFuture<Outcome> initialized = new CompletableFuture<>();
    private final CompletableFuture<Outcome> begun = new CompletableFuture<>();
    private final CountDownLatch restored = new CountDownLatch(1);

    public RuntimeApi() {
        server.on(ROOT + "invocation/next", this::next);
        server.on(ROOT + "invocation/", this::answer);
        server.on(ROOT + "restore/next", this::restoreNext);
        server.on(ROOT + "init/error", this::broken);
        server.on(ROOT + "restore/error", this::broken);
    }

    /** What the runtime client wants to find in {@code AWS_LAMBDA_RUNTIME_API}. */
    String authority() {
        return server.uri().getAuthority();
    }

    /** Hands the event to the function, and waits until that has dealt with it. */
    public Outcome invoke(byte[] event) {
        Invocation invocation = new Invocation(event);
        underWay.put(invocation.id, invocation);
        waiting.add(invocation);
        return await(invocation.outcome);
    }

    /** Waits until the runtime client has spoken for the first time, and so has loaded all that it is made of. */
    void awaitBegun() {
        await(begun);
    }

    /** Waits until the function stands where SnapStart takes the snapshot; it goes no further before {@link #restore}. */
    void awaitSnapshot() {
        Outcome outcome = await(initialized);
        if (outcome instanceof Outcome.Failure failure) {
            throw new AssertionError("no snapshot: " + failure);
        }
    }

    void restore() {
        restored.countDown();
    }

    /** Nothing more will come from the function's JVM: every invocation, waiting or to come, ends like this. */
    void end(Outcome.Failure failure) {
        ended.complete(failure);
    }

    private void next(HttpExchange exchange) throws IOException, InterruptedException {
        begun.complete(new Outcome.Response(""));
        Invocation invocation = waiting.take();
        var headers = exchange.getResponseHeaders();
        headers.set("Lambda-Runtime-Aws-Request-Id", invocation.id);
        headers.set(
                "Lambda-Runtime-Deadline-Ms",
                Long.toString(Instant.now().plus(FUNCTION_TIMEOUT).toEpochMilli()));
        headers.set("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:us-east-1:123456789012:function:packaged");
        // Without it the runtime client's native part dereferences NULL and takes the JVM down.
        headers.set("Content-Type", "application/json");
        LoopbackServer.reply(exchange, 200, invocation.event);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String[] path =
                exchange.getRequestURI().getPath().substring(ROOT.length()).split("/", -1);
        byte[] body = exchange.getRequestBody().readAllBytes();
        Invocation invocation = underWay.remove(path[1]);
        if (invocation == null) {
            LoopbackServer.reply(exchange, 400, new byte[0]);
            return;
        }
        LoopbackServer.reply(exchange, 202, new byte[0]);
        invocation.outcome.complete(
                path[2].equals("response")
                        ? new Outcome.Response(new String(body, StandardCharsets.UTF_8))
                        : failure(body));
    }

    private void restoreNext(HttpExchange exchange) throws IOException, InterruptedException {
        begun.complete(new Outcome.Response(""));
        initialized.complete(new Outcome.Response(""));
        restored.await();
        LoopbackServer.reply(exchange, 200, new byte[0]);
    }

    private void broken(HttpExchange exchange) throws IOException {
        end(failure(exchange.getRequestBody().readAllBytes()));
        LoopbackServer.reply(exchange, 202, new byte[0]);
    }

    private static Outcome.Failure failure(byte[] body) throws IOException {
        JsonNode error = JSON.readTree(body);
        return new Outcome.Failure(
                error.path("errorType").asText(), error.path("errorMessage").asText());
    }

    private Outcome await(CompletableFuture<Outcome> awaited) {
        try {
            return (Outcome) CompletableFuture.anyOf(awaited, ended).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException | InterruptedException e) {
            throw new AssertionError("the function's JVM did not answer within " + PATIENCE, e);
        }
    }

    @Override
    public void close() {
        end(new Outcome.Failure("Runtime.Closed", "the Runtime API has been closed"));
        server.close();
    }

    private static final class Invocation {
        private final String id = UUID.randomUUID().toString();
        private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        private final byte[] event;

        private Invocation(byte[] event) {
            this.event = event;
        }
    }
}
