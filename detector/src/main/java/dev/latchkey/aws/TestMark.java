package dev.latchkey.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.detection.text.SubjectLine;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishRequest;

/** Says TEST before all that people and machines read of an alert, where no value from a record could ever stand. */
final class TestMark {

    private static final String WORD = "TEST";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NOTICE = "TEST: somebody asked the function for this by aws lambda invoke. Nothing"
            + " happened, nobody below exists, and there is nothing to contain.\n\n";

    private TestMark() {}

    static PublishRequest on(PublishRequest request) {
        Map<String, MessageAttributeValue> attributes = new HashMap<>(request.messageAttributes());
        attributes.put("test", SnsMessage.text("true"));
        return request.toBuilder()
                .subject(SubjectLine.of(WORD + " " + request.subject()))
                .message(message(request.message()))
                .messageAttributes(attributes)
                .build();
    }

    private static String message(String published) {
        ObjectNode forms = object(published);
        ObjectNode finding = object(forms.path("default").asText());
        mark(finding, "message");
        mark(finding.withObject("/finding_info"), "title");
        finding.withObject("/unmapped").put("test", true);
        ObjectNode card = object(forms.path("https").asText());
        mark(card.withObject("/content"), "title");
        mark(card.withObject("/metadata"), "summary");
        return forms.put("default", finding.toString())
                .put("email", NOTICE + forms.path("email").asText())
                .put("https", card.toString())
                .toString();
    }

    private static void mark(ObjectNode node, String field) {
        node.put(field, WORD + ": " + node.path(field).asText());
    }

    private static ObjectNode object(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a form that was just written is no JSON", e);
        }
    }
}
