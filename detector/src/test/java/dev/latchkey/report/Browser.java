package dev.latchkey.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real Chromium without a window, driven by its DevTools protocol over the JDK's own web socket. */
final class Browser implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    private final List<JsonNode> events = new CopyOnWriteArrayList<>();
    private final WebSocket socket;
    private String session = "";
    private int calls;

    private Browser(Process process, URI devTools) {
        this.process = process;
        this.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(devTools, new Ears())
                .join();
    }

    /** Leaves the test out if there is none, unless {@code LATCHKEY_BROWSER=required}. */
    static Browser orLeaveOut(Path profile) throws IOException, InterruptedException {
        Chromium chromium = Chromium.orLeaveOut(profile);
        Browser browser = new Browser(chromium.process(), chromium.devTools());
        browser.attach();
        return browser;
    }

    /** Opens a page and waits until it is loaded. */
    void open(Path page) throws InterruptedException {
        events.clear();
        send("Page.navigate", Map.of("url", page.toUri().toString()));
        long end = System.nanoTime() + Chromium.PATIENCE.toNanos();
        while (events("Page.loadEventFired").isEmpty()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("not loaded: " + page);
            }
            Thread.sleep(20);
        }
        // What a hostile page does soon after it is loaded counts as well.
        Thread.sleep(300);
    }

    JsonNode send(String method, Map<String, ?> parameters) {
        int id = ++calls;
        ObjectNode call = JSON.createObjectNode().put("id", id).put("method", method);
        call.set("params", JSON.valueToTree(parameters));
        if (!session.isEmpty()) {
            call.put("sessionId", session);
        }
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        answers.put(id, answer);
        socket.sendText(call.toString(), true).join();
        JsonNode said = answer.orTimeout(Chromium.PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
        if (said.has("error")) {
            throw new IllegalStateException(method + ": " + said.path("error"));
        }
        return said.path("result");
    }

    /** The value of an expression, which the page's own policy does not bind. */
    JsonNode value(String expression) {
        JsonNode said = send("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true));
        if (said.has("exceptionDetails")) {
            throw new IllegalStateException(said.path("exceptionDetails").toString());
        }
        return said.path("result").path("value");
    }

    void press(String key, int code, String text) {
        for (String type : List.of("keyDown", "keyUp")) {
            send(
                    "Input.dispatchKeyEvent",
                    Map.of(
                            "type",
                            type,
                            "key",
                            key,
                            "code",
                            key,
                            "windowsVirtualKeyCode",
                            code,
                            "text",
                            type.equals("keyDown") ? text : ""));
        }
    }

    List<JsonNode> events(String method) {
        return events.stream()
                .filter(event -> event.path("method").asText().equals(method))
                .map(event -> event.path("params"))
                .toList();
    }

    private void attach() {
        JsonNode pages = send("Target.getTargets", Map.of()).path("targetInfos");
        String page = "";
        for (JsonNode target : pages) {
            page = target.path("type").asText().equals("page")
                    ? target.path("targetId").asText()
                    : page;
        }
        session = send("Target.attachToTarget", Map.of("targetId", page, "flatten", true))
                .path("sessionId")
                .asText();
        for (String domain : List.of("Page", "Runtime", "Network", "Log")) {
            send(domain + ".enable", Map.of());
        }
    }

    @Override
    public void close() {
        socket.abort();
        // All of them write into the profile, whose folder is deleted next.
        List<ProcessHandle> all = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(it -> it.onExit()
                .orTimeout(Chromium.PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join());
    }

    private final class Ears implements WebSocket.Listener {

        private final StringBuilder heard = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
            heard.append(text);
            if (last) {
                take(heard.toString());
                heard.setLength(0);
            }
            from.request(1);
            return CompletableFuture.completedFuture(text);
        }

        private void take(String message) {
            try {
                JsonNode said = JSON.readTree(message);
                Optional.ofNullable(answers.remove(said.path("id").asInt()))
                        .ifPresentOrElse(answer -> answer.complete(said), () -> events.add(said));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
