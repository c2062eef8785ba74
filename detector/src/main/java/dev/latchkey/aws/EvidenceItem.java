package dev.latchkey.aws;

import dev.latchkey.detection.digest.Evidence.Kept;
import dev.latchkey.detection.digest.IdentityRecord;
import dev.latchkey.detection.digest.RecordedStep;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What is kept of an identity's beginning, as an item of the evidence table. */
final class EvidenceItem {

    static final int VERSION = 1;
    static final String RECORD = "record";

    private static final String FIRST_KEPT = "firstKept";

    private EvidenceItem() {}

    static Map<String, AttributeValue> key(IdentityRecord identity, RecordedStep beginning) {
        String month = month(beginning.time()).toString();
        String place =
                String.join("#", place(beginning.time()), identity.subject().key(), beginning.eventId());
        return Map.of(StepItem.PK, Attributes.ofText(month), StepItem.SK, Attributes.ofText(place));
    }

    static YearMonth month(Instant time) {
        return YearMonth.from(time.atOffset(ZoneOffset.UTC));
    }

    /** Of fixed width, so that texts sort as times do. */
    static String place(Instant time) {
        return String.format(Locale.ROOT, "%013d", time.toEpochMilli());
    }

    /** Empty for what somebody else wrote, or a version with other words; {@code unread} is told of it. */
    static Optional<Kept> kept(Map<String, AttributeValue> item, Consumer<String> unread) {
        Attributes attributes = new Attributes(item);
        try {
            IdentityRecord identity = IdentityRecordJson.read(
                    AttributeJson.of(AttributeValue.fromM(attributes.map(RECORD).item())));
            return Optional.of(new Kept(identity, Instant.parse(attributes.text(FIRST_KEPT))));
        } catch (IllegalArgumentException | IllegalStateException | DateTimeException foreign) {
            unread.accept("%s %s: %s"
                    .formatted(attributes.text(StepItem.PK), attributes.text(StepItem.SK), foreign.getMessage()));
            return Optional.empty();
        }
    }
}
