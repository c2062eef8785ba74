package dev.latchkey.lambda;

import dev.latchkey.aws.OwnAccount;
import dev.latchkey.detection.call.Network;
import dev.latchkey.detection.verdict.Severity;
import dev.latchkey.detection.verdict.Tuning;
import dev.latchkey.detection.verdict.TuningText;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The settings of the function, read from its environment once, when it starts.
 *
 * @param countryDatabase in its layer, if there is one
 */
public record Settings(
        String chainsTable,
        String allowlistTable,
        String evidenceTable,
        String topicArn,
        boolean lookUps,
        Tuning tuning,
        Settle settle,
        Optional<Path> countryDatabase) {

    /** By which no country is known. */
    Settings(
            String chainsTable,
            String allowlistTable,
            String evidenceTable,
            String topicArn,
            boolean lookUps,
            Tuning tuning,
            Settle settle) {
        this(chainsTable, allowlistTable, evidenceTable, topicArn, lookUps, tuning, settle, Optional.empty());
    }

    /** Under which nothing waits. */
    Settings(
            String chainsTable,
            String allowlistTable,
            String evidenceTable,
            String topicArn,
            boolean lookUps,
            Tuning tuning) {
        this(chainsTable, allowlistTable, evidenceTable, topicArn, lookUps, tuning, Settle.AT_ONCE);
    }

    /** @throws IllegalArgumentException naming the variable that is missing or not understood */
    static Settings of(Map<String, String> environment) {
        SettingReader read = SettingReader.of(environment);
        return new Settings(
                read.required(Setting.CHAINS_TABLE),
                read.required(Setting.ALLOWLIST_TABLE),
                read.required(Setting.EVIDENCE_TABLE),
                read.required(Setting.TOPIC_ARN),
                lookUps(read.said()),
                tuning(read.said()),
                Settle.of(read),
                countryDatabase(read));
    }

    /** The same, for whoever tells what stands. */
    Settings atOnce() {
        return new Settings(
                chainsTable, allowlistTable, evidenceTable, topicArn, lookUps, tuning, Settle.AT_ONCE, countryDatabase);
    }

    /**
     * Reads what the deployment does not make by itself, as the function will.
     *
     * @throws IllegalArgumentException with a sentence that names the setting which is not understood
     */
    public static void check(Map<Setting, String> said) {
        tuning(said);
        lookUps(said);
        Settle.of(new SettingReader(said));
        DigestSettings.keep(new SettingReader(said));
        countryDatabase(new SettingReader(said));
    }

    private static Optional<Path> countryDatabase(SettingReader read) {
        Optional<Path> database = read.one(Setting.COUNTRY_DATABASE, Path::of);
        if (database.isEmpty() && !tuning(read.said()).countries().isEmpty()) {
            throw new IllegalArgumentException("%s needs %s, as no record says in which country an address is"
                    .formatted(Setting.COUNTRIES.shown(), Setting.COUNTRY_DATABASE.shown()));
        }
        return database;
    }

    /** What these texts mean, with the default for what they leave out. */
    private static Tuning tuning(Map<Setting, String> said) {
        SettingReader read = new SettingReader(said);
        Tuning standard = Tuning.DEFAULT;
        Duration window = read.one(Setting.WINDOW, TuningText::duration).orElse(standard.window());
        return new Tuning(
                window,
                read.one(Setting.FOLLOW, TuningText::duration).orElse(Tuning.followBeside(window)),
                read.one(Setting.LEARNING, TuningText::durationOrOff).orElse(Tuning.learningBeside(window)),
                Set.copyOf(
                        read.several(Setting.OWN_ACCOUNTS, TuningText::account).orElse(List.of())),
                Set.copyOf(
                        read.several(Setting.OWN_SUBJECTS, TuningText::subject).orElse(List.of())),
                Set.copyOf(read.several(Setting.REGIONS, TuningText::region).orElse(List.of())),
                Set.copyOf(read.several(Setting.NETWORKS, Network::of).orElse(List.of())),
                Set.copyOf(read.several(Setting.COUNTRIES, TuningText::country).orElse(List.of())),
                read.several(Setting.ATTACK_TOOLS, Function.identity()).orElse(standard.attackTools()),
                read.one(Setting.TELL_FROM, Settings::severity).orElse(standard.tellFrom()));
    }

    /** Whether IAM is asked what no record tells; it is unless it is said otherwise. */
    public static boolean lookUps(Map<Setting, String> said) {
        return new SettingReader(said).one(Setting.LOOK_UPS, Settings::onOrOff).orElse(true);
    }

    OwnAccount account() {
        return OwnAccount.ofArn(topicArn);
    }

    Duration reach() {
        return tuning.window().plus(tuning.follow());
    }

    private static boolean onOrOff(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "on" -> true;
            case "off" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static Severity severity(String text) {
        return Severity.valueOf(text.toUpperCase(Locale.ROOT));
    }
}
