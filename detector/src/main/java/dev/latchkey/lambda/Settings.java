package dev.latchkey.lambda;

import dev.latchkey.detection.verdict.Network;
import dev.latchkey.detection.verdict.Severity;
import dev.latchkey.detection.verdict.Tuning;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The settings of the function, read from its environment once, when it starts. */
public record Settings(String chainsTable, String allowlistTable, String topicArn, Tuning tuning) {

    private static final Pattern SHORT_DURATION = Pattern.compile("([0-9]{1,6})([smhd])");
    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");

    /** By its shape, never by a list: new regions appear. */
    private static final Pattern REGION = Pattern.compile("[a-z]+(-[a-z]+)+-[0-9]+");

    /** @throws IllegalArgumentException naming the variable that is missing or not understood */
    static Settings of(Map<String, String> environment) {
        Map<Setting, String> said = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            Optional.ofNullable(environment.get(setting.variable())).ifPresent(text -> said.put(setting, text));
        }
        SettingReader read = new SettingReader(said);
        return new Settings(
                read.required(Setting.CHAINS_TABLE),
                read.required(Setting.ALLOWLIST_TABLE),
                read.required(Setting.TOPIC_ARN),
                tuning(said));
    }

    /**
     * The tuning that these texts mean, with the default for what they leave out. A deployment asks here before it
     * hands them to the function.
     *
     * @throws IllegalArgumentException with a sentence that names the setting which is not understood
     */
    public static Tuning tuning(Map<Setting, String> said) {
        SettingReader read = new SettingReader(said);
        Tuning standard = Tuning.DEFAULT;
        return new Tuning(
                read.one(Setting.WINDOW, Settings::duration).orElse(standard.window()),
                read.one(Setting.FOLLOW, Settings::duration).orElse(standard.follow()),
                Set.copyOf(read.several(Setting.OWN_ACCOUNTS, shaped(ACCOUNT)).orElse(List.of())),
                Set.copyOf(read.several(Setting.REGIONS, shaped(REGION)).orElse(List.of())),
                Set.copyOf(read.several(Setting.NETWORKS, Network::of).orElse(List.of())),
                read.several(Setting.ATTACK_TOOLS, Function.identity()).orElse(standard.attackTools()),
                read.one(Setting.TELL_FROM, Settings::severity).orElse(standard.tellFrom()));
    }

    Duration reach() {
        return tuning.window().plus(tuning.follow());
    }

    private static Function<String, String> shaped(Pattern shape) {
        return text -> {
            if (!shape.matcher(text).matches()) {
                throw new IllegalArgumentException(text);
            }
            return text;
        };
    }

    private static Duration duration(String text) {
        Matcher inShort = SHORT_DURATION.matcher(text);
        if (!inShort.matches()) {
            return Duration.parse(text);
        }
        long number = Long.parseLong(inShort.group(1));
        return switch (inShort.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }

    private static Severity severity(String text) {
        return Severity.valueOf(text.toUpperCase(Locale.ROOT));
    }
}
