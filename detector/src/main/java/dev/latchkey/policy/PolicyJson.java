package dev.latchkey.policy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latchkey.detection.call.PolicyDocument;
import dev.latchkey.detection.call.PolicyDocument.Statement;
import dev.latchkey.detection.call.TrustDocument;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Reads policy documents, which arrive as plain or as URL-encoded JSON text.
 *
 * <p>A text that is not a document gives nothing: what it allows is then unknown, which is judged with suspicion. A
 * key that stands twice makes a text unreadable, for nobody can tell which of the two counts.
 */
public final class PolicyJson {

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build());

    private PolicyJson() {}

    public static Optional<PolicyDocument> permissions(String text) {
        return parsed(text)
                .map(root -> new PolicyDocument(PolicyElements.statements(root).stream()
                        .map(PolicyJson::statement)
                        .toList()));
    }

    public static Optional<TrustDocument> trust(String text) {
        return parsed(text).map(TrustJson::read);
    }

    static Statement statement(JsonNode node) {
        List<String> actions = PolicyElements.texts(node, "Action");
        List<String> resources = PolicyElements.texts(node, "Resource");
        return new Statement(
                PolicyElements.texts(node, "Effect").stream().anyMatch("Allow"::equalsIgnoreCase),
                actions.isEmpty() ? PolicyElements.texts(node, "NotAction") : actions,
                actions.isEmpty() && PolicyElements.has(node, "NotAction"),
                resources.isEmpty() ? PolicyElements.texts(node, "NotResource") : resources,
                resources.isEmpty() && PolicyElements.has(node, "NotResource"),
                PolicyElements.has(node, "Condition"));
    }

    private static Optional<JsonNode> parsed(String text) {
        try {
            String plain = text.stripLeading().startsWith("%") ? URLDecoder.decode(text, StandardCharsets.UTF_8) : text;
            JsonNode root = JSON.readTree(plain);
            return Optional.of(root).filter(node -> PolicyElements.has(node, "Statement"));
        } catch (JsonProcessingException | IllegalArgumentException notADocument) {
            return Optional.empty();
        }
    }
}
