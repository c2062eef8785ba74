package dev.latchkey.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;

/**
 * A small SNS that is as strict as {@link SnsRules}, and shows what a subscriber of each protocol receives.
 *
 * <p>Under MessageStructure {@code json}: an object with {@code default}; a value that is no text is ignored.
 */
public final class SnsStandIn implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** One accepted message. */
    public record Published(String subject, Map<String, String> forms, Map<String, String> parameters) {
        public String receivedBy(String protocol) {
            return Optional.ofNullable(forms.get(protocol)).orElseGet(() -> String.valueOf(forms.get("default")));
        }
    }

    private final HttpServer server;
    private final List<Published> published = new CopyOnWriteArrayList<>();

    public SnsStandIn() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    public SnsClient client() {
        return client(UrlConnectionHttpClient.create());
    }

    /** It asks once. */
    public SnsClient client(SdkHttpClient http) {
        return SnsClient.builder()
                .overrideConfiguration(config -> config.retryStrategy(retries -> retries.maxAttempts(1)))
                .httpClient(http)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .endpointOverride(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                .build();
    }

    public List<Published> published() {
        return published;
    }

    private void answer(HttpExchange exchange) throws IOException {
        Map<String, String> form = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Optional<String> refusal = refusal(form);
        if (refusal.isEmpty()) {
            published.add(new Published(form.getOrDefault("Subject", ""), forms(form), form));
        }
        String xml = refusal.map(
                        reason -> "<ErrorResponse><Error><Type>Sender</Type><Code>InvalidParameter</Code><Message>"
                                + reason + "</Message></Error></ErrorResponse>")
                .orElse("<PublishResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"><PublishResult><MessageId>"
                        + "m-" + published.size() + "</MessageId></PublishResult></PublishResponse>");
        byte[] body = xml.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "text/xml");
        exchange.sendResponseHeaders(refusal.isEmpty() ? 200 : 400, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static Optional<String> refusal(Map<String, String> form) {
        Optional<String> refusal = SnsRules.refusal(form);
        if (refusal.isPresent()) {
            return refusal;
        }
        boolean structured = "json".equals(form.get("MessageStructure"));
        boolean noDefault = structured && !forms(form).containsKey("default");
        return noDefault
                ? Optional.of("Invalid parameter: Message Structure - No default entry in JSON message body")
                : Optional.empty();
    }

    private static Map<String, String> forms(Map<String, String> form) {
        String message = form.getOrDefault("Message", "");
        if (!"json".equals(form.get("MessageStructure"))) {
            return Map.of("default", message);
        }
        try {
            return JSON.readTree(message)
                    .propertyStream()
                    .filter(property -> property.getValue().isTextual())
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, property -> property.getValue().asText()));
        } catch (IOException notJson) {
            return Map.of();
        }
    }

    private static Map<String, String> form(String body) {
        return Arrays.stream(body.split("&", -1))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(
                        pair -> URLDecoder.decode(pair[0], StandardCharsets.UTF_8),
                        pair -> URLDecoder.decode(pair.length > 1 ? pair[1] : "", StandardCharsets.UTF_8)));
    }

    public static JsonNode parsed(String json) throws IOException {
        return JSON.readTree(json);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
