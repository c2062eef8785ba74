package dev.latchkey.aws;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.aws.ChatCard.Content;
import dev.latchkey.aws.ChatCard.Metadata;
import dev.latchkey.detection.review.AllowlistChange;
import dev.latchkey.detection.review.EntryWords;
import dev.latchkey.detection.review.WhoChanged;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A change of the allowlist as a {@link ChatCard}. */
final class AllowlistChangeCard {

    private static final List<String> GONE = List.of("nothing: it is gone");

    private AllowlistChangeCard() {}

    static String of(AllowlistChange change, List<String> questions) {
        return new ChatCard(ChatText.of(change.delivery().id()), content(change, questions), metadata(change)).json();
    }

    private static Content content(AllowlistChange change, List<String> questions) {
        return new Content(
                ChatText.of(change.title()),
                description(change, questions),
                List.of("If none of you did this: the mail has the commands to see who did, and to take it back."),
                List.of("Allowlist", ChatText.of(change.delivery().account())));
    }

    private static Metadata metadata(AllowlistChange change) {
        ObjectNode context = JsonNodeFactory.instance
                .objectNode()
                .put("change", ChatText.of(change.delivery().id()))
                .put("account", ChatText.of(change.delivery().account()))
                .put("table", ChatText.of(change.delivery().table()));
        return new Metadata(
                ChatText.of("allowlist-" + change.entry().orElse("")),
                ChatText.of(change.title()),
                "AllowlistChange",
                Optional.of(context));
    }

    private static String description(AllowlistChange change, List<String> questions) {
        Stream<String> who = Stream.of("Who: " + WhoChanged.sentence(change));
        Stream<String> approves =
                ChatText.titled("It approves now:", change.after().map(EntryWords::of).orElse(GONE).stream());
        Stream<String> before = ChatText.titled(
                "It approved before:",
                change.before().map(EntryWords::of).stream().flatMap(List::stream));
        return ChatText.block(Stream.of(who, approves, ChatText.titled("Questions:", questions.stream()), before)
                .flatMap(lines -> lines)
                .map(ChatText::of)
                .toList());
    }
}
