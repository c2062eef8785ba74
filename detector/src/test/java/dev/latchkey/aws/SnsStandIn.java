package dev.latchkey.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
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

    private final StandInServer server = new StandInServer(this::answer);
    private final List<Published> published = new CopyOnWriteArrayList<>();

    public SnsClient client() {
        return client(UrlConnectionHttpClient.create());
    }

    /** It asks once. */
    public SnsClient client(SdkHttpClient http) {
        return server.askedBy(SnsClient.builder())
                .httpClient(http)
                .region(Region.US_EAST_1)
                .build();
    }

    public List<Published> published() {
        return published;
    }

    private StandInServer.Reply answer(HttpExchange exchange, String body) {
        Map<String, String> form = form(body);
        Optional<String> refusal = refusal(form);
        if (refusal.isEmpty()) {
            published.add(new Published(form.getOrDefault("Subject", ""), forms(form), form));
        }
        String xml = refusal.map(
                        reason -> "<ErrorResponse><Error><Type>Sender</Type><Code>InvalidParameter</Code><Message>"
                                + reason + "</Message></Error></ErrorResponse>")
                .orElse("<PublishResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"><PublishResult><MessageId>"
                        + "m-" + published.size() + "</MessageId></PublishResult></PublishResponse>");
        return new StandInServer.Reply(refusal.isEmpty() ? 200 : 400, "text/xml", xml);
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
        server.close();
    }
}
