package dev.latchkey.detection.verdict;

import dev.latchkey.detection.call.AccountId;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what people write for a {@link Tuning}, the same on the command line and in a deployment. */
public final class TuningText {

    /** By its shape, never by a list: new regions appear. */
    private static final Pattern REGION = Pattern.compile("[a-z]+(-[a-z]+)+-[0-9]+");

    private static final Pattern OIDC_SUBJECT = Pattern.compile("[^*?\\s,]{3}[^\\s,]{0,252}");

    /** Of Kosovo there is none in ISO's list, but in databases. */
    private static final Set<String> COUNTRIES =
            Stream.concat(Stream.of(Locale.getISOCountries()), Stream.of("XK")).collect(Collectors.toUnmodifiableSet());

    private static final Duration LONGEST = Duration.ofDays(3_650);
    private static final Pattern PARTS = Pattern.compile("(?:[0-9]{1,9}[wdhms])+");
    private static final Pattern PART = Pattern.compile("([0-9]+)([wdhms])");

    private TuningText() {}

    /**
     * As people write it, {@code 24h} or {@code 1d12h}, or as ISO 8601 does.
     *
     * @throws IllegalArgumentException whose message goes on where the text stopped
     */
    public static Duration duration(String text) {
        Duration duration = parsed(text.strip().toLowerCase(Locale.ROOT));
        if (duration.isNegative() || duration.isZero() || duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("must be longer than nothing and at most " + LONGEST.toDays() + "d");
        }
        return duration;
    }

    /** As {@link #duration} reads it if it has whole seconds, in days if they say it whole. */
    public static String shown(Duration duration) {
        boolean days = duration.equals(Duration.ofDays(duration.toDays()));
        String iso = duration.toString();
        return days ? duration.toDays() + "d" : iso.substring("PT".length()).toLowerCase(Locale.ROOT);
    }

    /**
     * A duration, or {@code off} for none.
     *
     * @throws IllegalArgumentException whose message goes on where the text stopped
     */
    public static Duration durationOrOff(String text) {
        if (text.strip().equalsIgnoreCase("off")) {
            return Duration.ZERO;
        }
        try {
            return duration(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(e.getMessage() + ", or off", e);
        }
    }

    /** @throws IllegalArgumentException whose message goes on where the text stopped */
    public static String account(String text) {
        return shaped(AccountId.SHAPE, text, "is not an account id of 12 digits");
    }

    /** @throws IllegalArgumentException whose message goes on where the text stopped */
    public static String region(String text) {
        return shaped(REGION, text, "is not the name of a region such as us-east-1");
    }

    /**
     * A pattern of whom an OIDC provider vouches for: its beginning is what tells one's own from all others.
     *
     * @throws IllegalArgumentException whose message goes on where the text stopped
     */
    public static String subject(String text) {
        return shaped(
                OIDC_SUBJECT,
                text,
                "is not a pattern of an OIDC token's sub that begins with a text, as repo:example-org/*");
    }

    /** @throws IllegalArgumentException whose message goes on where the text stopped */
    public static String country(String text) {
        String code = text.strip().toUpperCase(Locale.ROOT);
        if (!isCountry(code)) {
            throw new IllegalArgumentException("is not a country in two letters, as ISO 3166-1 has them: DE, FR, GB");
        }
        return code;
    }

    /** Of a code in two capital letters. */
    public static boolean isCountry(String code) {
        return COUNTRIES.contains(code);
    }

    private static String shaped(Pattern shape, String text, String otherwise) {
        String stripped = text.strip();
        if (!shape.matcher(stripped).matches()) {
            throw new IllegalArgumentException(otherwise);
        }
        return stripped;
    }

    private static Duration parsed(String text) {
        try {
            return PARTS.matcher(text).matches() ? ofParts(text) : Duration.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("is not a duration such as 90m, 24h, 7d or PT24H", e);
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
}
