package dev.latchkey.aws;

import dev.latchkey.aws.AllowlistChangeJson.Limits;
import dev.latchkey.detection.review.AllowlistChange;
import dev.latchkey.detection.review.AllowlistChangeText;
import dev.latchkey.detection.review.EntryWords;
import dev.latchkey.detection.text.PlainText;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sns.SnsClient;

/** Publishes changes of the allowlist where the alerts go, in the same three forms. */
public final class SnsChangePublisher {

    private final SnsClient sns;
    private final String topicArn;
    private final InstantSource clock;

    public SnsChangePublisher(SnsClient sns, String topicArn, InstantSource clock) {
        this.sns = sns;
        this.topicArn = topicArn;
        this.clock = clock;
    }

    /** When it returns the change is on its way; when it throws it may or may not be. */
    public void publish(AllowlistChange change) {
        List<String> questions = EntryWords.questions(change.after().orElse(Map.of()), clock.instant());
        Map<String, String> attributes = Map.of(
                "kind", "AllowlistEntry",
                "activity", change.act().name(),
                "account", PlainText.of(change.delivery().account()));
        SnsMessage.publish(sns, SnsMessage.request(topicArn, change.subject(), message(change, questions), attributes));
    }

    /** Mail and card are short by themselves; of the entry's attributes as much stays as fits. */
    private static String message(AllowlistChange change, List<String> questions) {
        Limits limits = Limits.WIDE;
        String message = message(change, questions, limits);
        while (SnsMessage.isTooLong(message)) {
            limits = limits.halved();
            message = message(change, questions, limits);
        }
        return message;
    }

    private static String message(AllowlistChange change, List<String> questions, Limits limits) {
        return SnsMessage.of(
                AllowlistChangeJson.of(change, questions, limits),
                AllowlistChangeText.of(change, questions),
                AllowlistChangeCard.of(change, questions));
    }
}
