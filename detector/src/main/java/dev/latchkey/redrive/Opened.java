package dev.latchkey.redrive;

import dev.latchkey.detection.text.PlainText;
import java.util.Map;
import java.util.Optional;

/**
 * A message of the queue, looked into.
 *
 * @param letter what is to be sent of it
 * @param why it is left if there is nothing
 */
record Opened(Optional<DeadLetter> letter, String why) {

    private static final String NEITHER_SHAPE =
            "it holds no event of CloudTrail in a shape in which EventBridge or Lambda sets one aside";

    static Opened of(SetAside.Message message) {
        Optional<String> elsewhere = topic(message.attributes());
        if (elsewhere.isPresent()) {
            return new Opened(
                    Optional.empty(),
                    "it was on its way to " + PlainText.of(elsewhere.get()) + ", and to the detector says nothing");
        }
        return new Opened(DeadLetter.of(message.body(), message.attributes()), NEITHER_SHAPE);
    }

    /**
     * The topic for which EventBridge had it, if it was one: what was to be told as tampering looks like any other
     * call. A function is the detector's, and a bus that of a hub to which it was to be forwarded.
     *
     * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html">Message attributes</a>
     */
    private static Optional<String> topic(Map<String, String> attributes) {
        return Optional.ofNullable(attributes.get("TARGET_ARN")).filter(arn -> arn.contains(":sns:"));
    }
}
