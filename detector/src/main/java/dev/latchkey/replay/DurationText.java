package dev.latchkey.replay;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a duration as people write it, {@code 24h} or {@code 1d12h}, or as ISO 8601 does. */
final class DurationText implements ITypeConverter<Duration> {

    private static final Duration LONGEST = Duration.ofDays(3_650);
    private static final Pattern WHOLE = Pattern.compile("(?:[0-9]{1,9}[wdhms])+");
    private static final Pattern PART = Pattern.compile("([0-9]+)([wdhms])");

    @Override
    public Duration convert(String text) {
        Duration duration = parsed(text);
        if (duration.isNegative() || duration.isZero() || duration.compareTo(LONGEST) > 0) {
            throw new TypeConversionException(
                    "'" + text + "' must be longer than nothing and at most " + LONGEST.toDays() + "d.");
        }
        return duration;
    }

    private static Duration parsed(String text) {
        String folded = text.strip().toLowerCase(Locale.ROOT);
        try {
            return WHOLE.matcher(folded).matches() ? ofParts(folded) : Duration.parse(folded);
        } catch (DateTimeException e) {
            throw new TypeConversionException("'" + text + "' is not a duration such as 90m, 24h, 7d or PT24H.");
        }
    }

    private static Duration ofParts(String text) {
        Duration sum = Duration.ZERO;
        Matcher part = PART.matcher(text);
        while (part.find()) {
            sum = sum.plus(of(Long.parseLong(part.group(1)), part.group(2)));
        }
        return sum;
    }

    private static Duration of(long number, String unit) {
        return switch (unit) {
            case "w" -> Duration.ofDays(7 * number);
            case "d" -> Duration.ofDays(number);
            case "h" -> Duration.ofHours(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofSeconds(number);
        };
    }

    /** The largest unit that says it whole. */
    static String of(Duration duration) {
        if (duration.equals(Duration.ofDays(duration.toDays()))) {
            return duration.toDays() + "d";
        }
        boolean hours = duration.equals(Duration.ofHours(duration.toHours()));
        return hours ? duration.toHours() + "h" : duration.toString();
    }
}
