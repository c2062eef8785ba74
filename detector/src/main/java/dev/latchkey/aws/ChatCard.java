package dev.latchkey.aws;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * Amazon Q Developer's custom notification, which it shows as a card in Slack or Teams. Anything but version
 * {@code 1.0} and source {@code custom} it drops in silence.
 */
record ChatCard(String id, Content content, Metadata metadata) {

    /** What people see. */
    record Content(String title, String description, List<String> nextSteps, List<String> keywords) {
        ObjectNode json() {
            ObjectNode json = JsonNodeFactory.instance
                    .objectNode()
                    .put("textType", "client-markdown")
                    .put("title", title)
                    .put("description", description);
            texts(nextSteps, json.putArray("nextSteps"));
            texts(keywords, json.putArray("keywords"));
            return json;
        }
    }

    /** @param context further values, for actions that a channel may have */
    record Metadata(String thread, String summary, String eventType, Optional<ObjectNode> context) {
        ObjectNode json() {
            ObjectNode json = JsonNodeFactory.instance
                    .objectNode()
                    .put("threadId", thread)
                    .put("summary", summary)
                    .put("eventType", eventType)
                    .put("enableCustomActions", false);
            context.ifPresent(it -> json.set("additionalContext", it));
            return json;
        }
    }

    String json() {
        ObjectNode card = JsonNodeFactory.instance
                .objectNode()
                .put("version", "1.0")
                .put("source", "custom")
                .put("id", id);
        card.set("content", content.json());
        card.set("metadata", metadata.json());
        return card.toString();
    }

    private static void texts(List<String> texts, ArrayNode into) {
        texts.forEach(into::add);
    }
}
