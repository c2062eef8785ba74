package dev.latchkey.aws;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.detection.alert.Alert;
import dev.latchkey.detection.alert.Finding;
import dev.latchkey.detection.alert.Headline;
import dev.latchkey.detection.alert.PlainText;
import dev.latchkey.detection.alert.Superseding;
import dev.latchkey.detection.chain.Step;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An alert as Amazon Q Developer's custom notification, which it shows as a card in Slack or Teams. Anything but
 * version {@code 1.0} and source {@code custom} it drops in silence.
 */
final class ChatCardJson {

    private static final int STEPS_SHOWN = 6;
    private static final String TO_DO =
            "Ask whoever called whether it was theirs; the mail has the commands to check and to contain.";
    private static final String NOTHING_TO_DO = "Go on with the finding that took its place.";

    private ChatCardJson() {}

    static String of(Alert alert) {
        Finding finding = alert.finding();
        ObjectNode card = JsonNodeFactory.instance
                .objectNode()
                .put("version", "1.0")
                .put("source", "custom")
                .put("id", finding.uid());
        card.set("content", content(alert));
        card.set("metadata", metadata(alert));
        return card.toString();
    }

    private static ObjectNode content(Alert alert) {
        Finding finding = alert.finding();
        ObjectNode content = JsonNodeFactory.instance
                .objectNode()
                .put("textType", "client-markdown")
                .put("title", plain(Headline.standing(finding) + ": " + Headline.title(finding)))
                .put("description", description(alert));
        ArrayNode nextSteps = content.putArray("nextSteps");
        nextSteps.add(alert.activity() == Alert.Activity.CLOSE ? NOTHING_TO_DO : TO_DO);
        content.putArray("keywords")
                .add(finding.severity().shown())
                .add(finding.subject().account());
        return content;
    }

    private static ObjectNode metadata(Alert alert) {
        Finding finding = alert.finding();
        ObjectNode metadata = JsonNodeFactory.instance
                .objectNode()
                .put("threadId", finding.uid())
                .put("summary", plain(Headline.title(finding)))
                .put("eventType", alert.activity().shown())
                .put("enableCustomActions", false);
        metadata.putObject("additionalContext")
                .put("finding", finding.uid())
                .put("account", finding.subject().account())
                .put("severity", finding.severity().shown());
        return metadata;
    }

    private static String description(Alert alert) {
        Optional<String> superseding = Superseding.sentence(alert);
        if (alert.activity() == Alert.Activity.CLOSE) {
            return superseding.orElse("");
        }
        Finding finding = alert.finding();
        String timeline = finding.stretch().steps().stream()
                .limit(STEPS_SHOWN)
                .map(ChatCardJson::line)
                .collect(Collectors.joining("\n"));
        int more = finding.stretch().steps().size() - STEPS_SHOWN;
        String rest = more > 0 ? "\n... and " + more + " more" : "";
        return plain(Headline.sentence(finding)) + "\n" + timeline + rest
                + superseding.map(sentence -> "\n" + sentence).orElse("");
    }

    private static String line(Step step) {
        return "• " + step.time() + " " + step.operation().eventName() + ": "
                + plain(step.fact().shown()) + " by " + plain(step.actor().shown()) + " from "
                + plain(step.origin().address());
    }

    /**
     * A text from a record must neither mention a channel nor draw a link: what Slack and Teams read as mark-up
     * goes.
     */
    static String plain(String text) {
        return PlainText.of(text)
                .replace('<', '‹')
                .replace('>', '›')
                .replace('&', '＆')
                .replace('`', '\'')
                .replace('*', '∗')
                .replace('[', '(')
                .replace(']', ')')
                .replace('~', '∼')
                .replace("@", "@\u2060");
    }
}
