package dev.latchkey.detection.alert;

import dev.latchkey.detection.chain.Privilege;
import dev.latchkey.detection.chain.Subject;
import dev.latchkey.detection.verdict.Assessment;
import dev.latchkey.detection.verdict.Severity;
import dev.latchkey.detection.verdict.Stretch;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * A conclusion written up: what people are told, under a name that stays the same while the chain grows.
 *
 * @param uid a hash of partition, account, identity kind and the eventID of the anchor; never of the name, which is
 *     reused
 */
public record Finding(String uid, Assessment assessment) {

    private static final int UID_BYTES = 16;

    public static Finding of(Assessment assessment) {
        Stretch stretch = assessment.stretch();
        Subject subject = stretch.subject();
        String named = String.join(
                "|",
                subject.partition(),
                subject.account(),
                subject.kind().name(),
                stretch.anchor().eventId());
        // One call that touches several identities of a kind anchors a finding for each.
        String several = stretch.anchor().operation().touchesSeveral() ? "|" + subject.name() : "";
        return new Finding(hash(named + several), assessment);
    }

    public Severity severity() {
        return assessment.severity();
    }

    public Stretch stretch() {
        return assessment.stretch();
    }

    public Subject subject() {
        return stretch().subject();
    }

    public Instant firstSeen() {
        return stretch().steps().get(0).time();
    }

    public Instant lastSeen() {
        return stretch().steps().get(stretch().steps().size() - 1).time();
    }

    /**
     * Rises with severity, then with the stages reached, then with the privilege; people are told again only of a
     * rise.
     */
    public int rank() {
        Privilege.Level level = stretch().privilege().level();
        return severity().ocsfId() * 100 + stretch().stagesReached() * 10 + (level.isGrant() ? level.strength() : 0);
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, UID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
