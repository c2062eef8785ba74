package dev.latchkey.report;

import dev.latchkey.detection.text.PlainText;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * Values as the page shows them: one bounded line without unseen characters or links. The templates escape them, and
 * put them into text alone, never into an attribute.
 */
final class Shown {

    static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);
    static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final int LONGEST_LINE = 4_096;
    private static final Duration FEW_MINUTES = Duration.ofMinutes(2);
    private static final Duration FEW_HOURS = Duration.ofHours(2);
    private static final Duration FEW_DAYS = Duration.ofDays(2);

    private Shown() {}

    static String text(String value) {
        return PlainText.unlinked(PlainText.of(value));
    }

    /** Lines that have been cleaned value by value. */
    static List<String> lines(List<String> cleaned) {
        return cleaned.stream().map(Shown::line).toList();
    }

    static String line(String cleaned) {
        return PlainText.unlinked(PlainText.of(cleaned, LONGEST_LINE));
    }

    static String time(Instant time) {
        return DAY.format(time) + " " + TIME.format(time);
    }

    /** In the largest unit of which there are at least two. */
    static String duration(Duration duration) {
        if (duration.compareTo(FEW_MINUTES) < 0) {
            return duration.toSeconds() + " s";
        }
        if (duration.compareTo(FEW_HOURS) < 0) {
            return duration.toMinutes() + " min";
        }
        return duration.compareTo(FEW_DAYS) < 0 ? duration.toHours() + " h" : duration.toDays() + " d";
    }

    static String count(int number, String one, String several) {
        return number == 1 ? "1 " + one : String.format(Locale.ROOT, "%,d", number) + " " + several;
    }
}
