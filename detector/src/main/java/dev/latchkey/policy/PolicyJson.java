package dev.latchkey.policy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.detection.call.PolicyDocument;
import dev.latchkey.detection.call.PolicyDocument.Statement;
import dev.latchkey.detection.call.TrustDocument;
import java.io.IOException;
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

    /** IAM's longest document has 131,072 characters, padding included; URL-encoded each may take three. */
    private static final int LONGEST = 3 * 131_072;

    /** A document nests some six deep. */
    private static final int DEEPEST = 32;

    /** An account id has 12 digits, and IAM takes no other number that matters. */
    private static final int LONGEST_NUMBER = 64;

    /** Of an element or a condition key, which may end in the key of a tag. */
    private static final int LONGEST_NAME = 2_048;

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(LONGEST_NUMBER)
                    .maxStringLength(LONGEST)
                    .maxNameLength(LONGEST_NAME)
                    .maxDocumentLength(LONGEST)
                    .build())
            .build();

    private static final List<String> TEXTS = List.of("Effect", "Action", "NotAction", "Resource", "NotResource");

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
            return Optional.of(JsonTree.read(JSON.createParser(plain(text)))).filter(PolicyJson::isDocument);
        } catch (IOException | IllegalArgumentException notADocument) {
            return Optional.empty();
        }
    }

    /** By RFC 3986, as AWS says, where a plus sign is itself and no space. */
    private static String plain(String text) {
        boolean encoded = text.length() <= LONGEST && text.stripLeading().startsWith("%");
        return encoded ? URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8) : text;
    }

    private static boolean isDocument(JsonNode root) {
        return PolicyElements.has(root, "Statement")
                && PolicyElements.values(root, "Statement").allMatch(PolicyJson::isStatement);
    }

    private static boolean isStatement(JsonNode node) {
        return node.isObject()
                && TEXTS.stream()
                        .flatMap(element -> PolicyElements.values(node, element))
                        .allMatch(JsonNode::isTextual);
    }
}
