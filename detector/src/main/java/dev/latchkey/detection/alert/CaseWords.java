package dev.latchkey.detection.alert;

import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.text.PlainText;
import dev.latchkey.detection.verdict.Assessment;
import dev.latchkey.detection.verdict.Stretch;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** The case of a finding in words, with what is known of a creation that the finding does not hold. */
public final class CaseWords {

    private static final int LONGEST_NAME = 128;
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private CaseWords() {}

    public static String of(Assessment assessment) {
        Stretch stretch = assessment.stretch();
        Optional<String> made =
                stretch.earlierCreation().map(step -> created(step.time()) + " by " + maker(step) + ", before this");
        String otherwise = assessment.inTable().isAlsoOfNew() ? withoutRecord(stretch) : "";
        return assessment.inTable().sentence() + made.orElse(otherwise);
    }

    /** When it was created, if that is known and is no part of the finding. */
    public static Optional<Instant> existingSince(Stretch stretch) {
        return stretch.earlierCreation().map(Step::time).or(stretch::existingSince);
    }

    private static String withoutRecord(Stretch stretch) {
        return stretch.existingSince()
                .map(since -> created(since) + ", as IAM says")
                .orElse(", creation not seen");
    }

    private static String created(Instant time) {
        return "; created " + MINUTE.format(time);
    }

    private static String maker(Step creation) {
        return PlainText.of(creation.actor().shown(), LONGEST_NAME);
    }
}
