package dev.latchkey.infra.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes what is published as SNS's query protocol has it, and keeps it; SNS's rules are not checked here. */
public final class RecordedSns implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final LoopbackServer server = new LoopbackServer();
    private final List<Published> published = new CopyOnWriteArrayList<>();

    public RecordedSns() {
        server.on("/", this::take);
    }

    public URI uri() {
        return server.uri();
    }

    /** All so far, in order of arrival. */
    public List<Published> published() {
        return List.copyOf(published);
    }

    @Override
    public void close() {
        server.close();
    }

    private void take(HttpExchange exchange) throws IOException {
        Map<String, String> form = form(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        published.add(new Published(form));
        exchange.getResponseHeaders().set("Content-Type", "text/xml");
        LoopbackServer.reply(exchange, 200, RESULT.formatted(published.size()).getBytes(UTF_8));
    }

    static Map<String, String> form(String body) {
        return Arrays.stream(body.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(toMap(pair -> URLDecoder.decode(pair[0], UTF_8), pair -> URLDecoder.decode(pair[1], UTF_8)));
    }

    private static final String RESULT = """
            <PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/">
              <PublishResult><MessageId>00000000-0000-4000-8000-%012d</MessageId></PublishResult>
              <ResponseMetadata><RequestId>00000000-0000-4000-8000-000000000000</RequestId></ResponseMetadata>
            </PublishResponse>
            """;

    /** One call of Publish: its form's fields, decoded. */
    public record Published(Map<String, String> form) {

        /** What a subscriber on SQS gets: the form {@code default} of a message of several. */
        public JsonNode finding() {
            try {
                JsonNode message = JSON.readTree(form.get("Message"));
                return JSON.readTree(message.path("default").asText());
            } catch (JsonProcessingException e) {
                throw new AssertionError("not JSON with a JSON finding under \"default\": " + form, e);
            }
        }
    }
}
