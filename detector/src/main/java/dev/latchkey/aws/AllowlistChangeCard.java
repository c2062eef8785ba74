package dev.latchkey.aws;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.detection.alert.AllowlistChange;
import dev.latchkey.detection.alert.EntryWords;
import dev.latchkey.detection.alert.WhoChanged;
import java.util.List;
import java.util.stream.Stream;

/** A change of the allowlist as the card of {@link ChatCardJson}. */
final class AllowlistChangeCard {

    private static final List<String> GONE = List.of("nothing: it is gone");

    private AllowlistChangeCard() {}

    static String of(AllowlistChange change, List<String> questions) {
        ObjectNode card = JsonNodeFactory.instance
                .objectNode()
                .put("version", "1.0")
                .put("source", "custom")
                .put("id", ChatText.of(change.delivery().id()));
        card.set("content", content(change, questions));
        card.set("metadata", metadata(change));
        return card.toString();
    }

    private static ObjectNode content(AllowlistChange change, List<String> questions) {
        ObjectNode content = JsonNodeFactory.instance
                .objectNode()
                .put("textType", "client-markdown")
                .put("title", ChatText.of(change.title()))
                .put("description", description(change, questions));
        content.putArray("nextSteps")
                .add("If nobody of yours did this: the mail has the commands to see who did, and to take it back.");
        content.putArray("keywords")
                .add("Allowlist")
                .add(ChatText.of(change.delivery().account()));
        return content;
    }

    private static ObjectNode metadata(AllowlistChange change) {
        ObjectNode metadata = JsonNodeFactory.instance
                .objectNode()
                .put("threadId", ChatText.of("allowlist-" + change.entry().orElse("")))
                .put("summary", ChatText.of(change.title()))
                .put("eventType", "AllowlistChange")
                .put("enableCustomActions", false);
        metadata.putObject("additionalContext")
                .put("change", ChatText.of(change.delivery().id()))
                .put("account", ChatText.of(change.delivery().account()))
                .put("table", ChatText.of(change.delivery().table()));
        return metadata;
    }

    private static String description(AllowlistChange change, List<String> questions) {
        Stream<String> who = Stream.of("Who: " + WhoChanged.sentence(change));
        Stream<String> approves =
                titled("It approves now:", change.after().map(EntryWords::of).orElse(GONE));
        Stream<String> before = titled(
                "It approved before:", change.before().map(EntryWords::of).orElse(List.of()));
        return ChatText.block(Stream.of(who, approves, titled("Questions:", questions), before)
                .flatMap(lines -> lines)
                .map(ChatText::of)
                .toList());
    }

    private static Stream<String> titled(String title, List<String> lines) {
        return lines.isEmpty()
                ? Stream.empty()
                : Stream.concat(Stream.of(title), lines.stream().map(it -> "• " + it));
    }
}
