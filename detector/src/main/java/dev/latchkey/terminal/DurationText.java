package dev.latchkey.terminal;

import dev.latchkey.detection.verdict.TuningText;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;

/** A duration on the command line. */
public final class DurationText implements ITypeConverter<Duration> {

    @Override
    public Duration convert(String text) {
        return Converted.of(text, TuningText::duration);
    }

    /** The largest unit that says it whole. */
    public static String of(Duration duration) {
        if (duration.equals(Duration.ofDays(duration.toDays()))) {
            return duration.toDays() + "d";
        }
        boolean hours = duration.equals(Duration.ofHours(duration.toHours()));
        return hours ? duration.toHours() + "h" : duration.toString();
    }
}
