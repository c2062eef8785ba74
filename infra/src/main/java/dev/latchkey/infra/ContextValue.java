package dev.latchkey.infra;

import dev.latchkey.country.CountryDatabase;
import dev.latchkey.detection.call.HomeRegion;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the text of a context key means, or a sentence that says what it should have been. */
final class ContextValue {
    private static final Pattern MAIL_ADDRESS = Pattern.compile("[^@\\s,;<>]+@[^@\\s,;<>]+\\.[^@\\s,;<>.]+");

    /** @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html">Quotas of Lambda</a> */
    private static final long LARGEST_DATABASE = 200L << 20;

    private ContextValue() {}

    static HomeRegion home(String text) {
        return HomeRegion.named(text)
                .orElseThrow(() -> new RefusedContext(
                        ("the region '%s' would never see an IAM event, because AWS logs IAM in the home region"
                                        + " of a partition alone (%s). Leave the context key 'region' out, or name a"
                                        + " home region; docs/accounts-and-regions.md is about what others record.")
                                .formatted(text, homes())));
    }

    private static String homes() {
        return Arrays.stream(HomeRegion.values()).map(HomeRegion::region).collect(Collectors.joining(", "));
    }

    static List<String> mailAddresses(String text) {
        List<String> addresses =
                Arrays.stream(text.split(",", -1)).map(String::strip).distinct().toList();
        for (String address : addresses) {
            if (!MAIL_ADDRESS.matcher(address).matches()) {
                throw new RefusedContext(("the context key 'email' holds '%s', which is no mail address, so its alerts"
                                + " would reach nobody. Write -c email=you@example.com, several with commas.")
                        .formatted(address));
            }
        }
        return addresses;
    }

    static boolean trueOrFalse(String key, String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default ->
                throw new RefusedContext("the context key '%s' is true or false, but got '%s'.".formatted(key, text));
        };
    }

    static int concurrency(String text) {
        if (!text.matches("[1-9][0-9]{0,5}")) {
            throw new RefusedContext(
                    "the context key 'reservedConcurrency' is a whole number from 1 up, but got '%s'.".formatted(text));
        }
        return Integer.parseInt(text);
    }

    static Optional<DayOfWeek> weekday(String text) {
        if (text.equals("off")) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(DayOfWeek.values())
                .filter(day -> day.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new RefusedContext(
                        "the context key 'digest' is a day of the week such as monday, or off, but got '%s'."
                                .formatted(text))));
    }

    /** Asked of the function's own reader: what it could not read, it would only say once it is deployed. */
    static Path countryDatabase(String text) {
        Path file = Path.of(text);
        try {
            CountryDatabase.open(file);
        } catch (FileSystemException e) {
            throw new RefusedContext(("the context key 'countryDatabase' names %s, which cannot be read: %s."
                            + " docs/countries.md says which files can be.")
                    .formatted(file, e.getReason()));
        }
        if (file.toFile().length() > LARGEST_DATABASE) {
            throw new RefusedContext(("the context key 'countryDatabase' names %s, which has over %d MB: Lambda takes"
                            + " 250 of code and layers together. A database of countries alone is far smaller.")
                    .formatted(file, LARGEST_DATABASE >> 20));
        }
        return file;
    }

    static int days(String text) {
        if (!text.matches("[0-" + DeploymentContext.LONGEST_SILENCE + "]")) {
            throw new RefusedContext(
                    "the context key 'silenceDays' is a whole number of days up to %d, or 0 for no alarm, but got '%s'."
                            .formatted(DeploymentContext.LONGEST_SILENCE, text));
        }
        return Integer.parseInt(text);
    }
}
