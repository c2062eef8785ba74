package dev.latchkey.detection.oracle;

import dev.latchkey.detection.step.Stage;
import dev.latchkey.detection.step.Step;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;

/** "uid = hash of (partition, account, kind, eventID of the anchor)": SHA-256 over them joined by bars, 16 bytes in hex. */
final class OracleUid {

    private OracleUid() {}

    /** "Anchor: the creation; without one, the earliest credential step of the finding." */
    static String of(Optional<Step> creation, List<Step> held) {
        Step anchor = creation.orElseGet(() -> earliestCredential(held));
        String text = anchor.subject().partition() + "|" + anchor.subject().account() + "|"
                + anchor.subject().kind() + "|" + anchor.eventId();
        return hash(text).substring(0, 32);
    }

    private static Step earliestCredential(List<Step> held) {
        Step earliest = null;
        for (Step step : held) {
            if (step.stage() == Stage.CREDENTIAL && (earliest == null || isEarlier(step, earliest))) {
                earliest = step;
            }
        }
        if (earliest == null) {
            throw new AssertionError("a finding without a creation has a credential: " + held);
        }
        return earliest;
    }

    private static boolean isEarlier(Step one, Step other) {
        return one.time().equals(other.time())
                ? one.eventId().compareTo(other.eventId()) < 0
                : one.time().isBefore(other.time());
    }

    private static String hash(String text) {
        try {
            StringBuilder hex = new StringBuilder();
            for (byte b : MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8))) {
                hex.append(Character.forDigit((b >> 4) & 15, 16)).append(Character.forDigit(b & 15, 16));
            }
            return hex.toString();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
