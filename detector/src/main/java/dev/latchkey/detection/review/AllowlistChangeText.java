package dev.latchkey.detection.review;

import dev.latchkey.detection.review.AllowlistChange.Act;
import dev.latchkey.detection.text.MailText;
import dev.latchkey.detection.text.PlainText;
import dev.latchkey.detection.text.Utc;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A change of the allowlist as plain text for a mail: what changed, what it means, who did it, what to do. */
public final class AllowlistChangeText {

    private final AllowlistChange change;
    private final List<String> questions;

    private AllowlistChangeText(AllowlistChange change, List<String> questions) {
        this.change = change;
        this.questions = questions;
    }

    /** @param questions that {@link EntryWords} asks of it */
    public static String of(AllowlistChange change, List<String> questions) {
        return PlainText.unlinked(new AllowlistChangeText(change, questions).whole());
    }

    private String whole() {
        AllowlistChange.Delivery delivery = change.delivery();
        String when =
                delivery.at().map(at -> "At " + Utc.shown(at) + " UTC, in").orElse("In");
        return MailText.of(Stream.of(
                List.of("ALLOWLIST  " + change.title()),
                List.of(when + " table " + PlainText.of(delivery.table()) + " ("
                        + PlainText.of(delivery.region()) + ", account " + PlainText.of(delivery.account())
                        + ")."),
                MailText.section("WHAT CHANGED", changes()),
                MailText.section("WHAT IT APPROVES NOW", approves()),
                MailText.section("WHAT IT APPROVED BEFORE", approved()),
                MailText.section("WHO DID IT", WhoChanged.lines(change)),
                MailText.section("IF NONE OF YOU DID THIS", TakingBack.lines(change)),
                List.of("Change " + PlainText.of(delivery.id())
                        + "; a message with the same id is about the same change.")));
    }

    private List<String> changes() {
        List<String> changes = AttributeChanges.of(
                change.before().orElse(Map.of()), change.after().orElse(Map.of()));
        return change.act() == Act.UNREAD
                ? Stream.concat(
                                Stream.of("The record of this change says too little: look at the table."),
                                changes.stream())
                        .toList()
                : changes;
    }

    private List<String> approves() {
        return change.after()
                .map(after -> Stream.of(
                                EntryWords.of(after).stream(),
                                questions.stream().map(question -> "lint asks: " + question),
                                Stream.of("A chain is approved only if entries cover each of its steps."))
                        .flatMap(lines -> lines)
                        .toList())
                .orElseGet(() -> change.act() == Act.REMOVED ? List.of("nothing: it is gone") : List.of());
    }

    private List<String> approved() {
        return change.before().map(EntryWords::of).orElse(List.of());
    }
}
