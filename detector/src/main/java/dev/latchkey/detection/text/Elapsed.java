package dev.latchkey.detection.text;

import java.time.Duration;

/** How long something took, in words. */
public final class Elapsed {

    private Elapsed() {}

    /** Rounded up: what followed within three minutes did not follow within two. */
    public static String of(Duration duration) {
        if (duration.toSeconds() == 0) {
            return "in the same second";
        }
        if (duration.toDays() > 1) {
            return within(duration, Duration.ofDays(1), "day");
        }
        if (duration.toSeconds() > 119 * 60) {
            return within(duration, Duration.ofHours(1), "hour");
        }
        return duration.toSeconds() > 119
                ? within(duration, Duration.ofMinutes(1), "minute")
                : within(duration, Duration.ofSeconds(1), "second");
    }

    private static String within(Duration duration, Duration unit, String one) {
        return "within " + Counted.of(duration.plus(unit).minusNanos(1).dividedBy(unit), one);
    }
}
