package dev.latchkey.aws;

import dev.latchkey.detection.digest.Digest;
import dev.latchkey.detection.digest.DigestText;
import dev.latchkey.detection.text.SubjectLine;
import java.util.Map;
import software.amazon.awssdk.services.sns.SnsClient;

/** Publishes digests where the alerts go, in the same three forms. */
public final class SnsDigestPublisher {

    private static final int MOST_OF_EACH = 512;

    private final SnsClient sns;
    private final String topicArn;

    public SnsDigestPublisher(SnsClient sns, String topicArn) {
        this.sns = sns;
        this.topicArn = topicArn;
    }

    /** When it returns the digest is on its way; when it throws it may or may not be. */
    public void publish(Digest digest) {
        String subject = SubjectLine.of("[Digest] " + DigestText.title(digest));
        SnsMessage.publish(sns, SnsMessage.request(topicArn, subject, message(digest), Map.of("kind", "Digest")));
    }

    /** Card and mail are bounded by themselves; machines get as many identities and entries as still fit. */
    public static String message(Digest digest) {
        return SnsMessage.fitting(MOST_OF_EACH, most -> message(digest, most));
    }

    private static String message(Digest digest, int most) {
        return SnsMessage.of(DigestJson.of(digest, most), DigestText.of(digest), DigestCard.of(digest));
    }
}
