package dev.latchkey.lambda;

import dev.latchkey.detection.verdict.Network;
import dev.latchkey.detection.verdict.Severity;
import dev.latchkey.detection.verdict.Tuning;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The settings of the function, read from its environment once, when it starts. */
record Settings(String chainsTable, String allowlistTable, String topicArn, Tuning tuning) {

    /** @throws IllegalArgumentException naming the variable that is missing or not understood */
    static Settings of(Map<String, String> environment) {
        Reader read = new Reader(environment);
        Tuning standard = Tuning.DEFAULT;
        return new Settings(
                read.required(Setting.CHAINS_TABLE),
                read.required(Setting.ALLOWLIST_TABLE),
                read.required(Setting.TOPIC_ARN),
                new Tuning(
                        read.optional(Setting.WINDOW, Duration::parse).orElse(standard.window()),
                        read.optional(Setting.FOLLOW, Duration::parse).orElse(standard.follow()),
                        Set.copyOf(read.list(Setting.OWN_ACCOUNTS).orElse(List.of())),
                        Set.copyOf(read.list(Setting.REGIONS).orElse(List.of())),
                        read.networks(),
                        read.list(Setting.ATTACK_TOOLS).orElse(standard.attackTools()),
                        read.optional(Setting.TELL_FROM, Settings::severity).orElse(standard.tellFrom())));
    }

    Duration reach() {
        return tuning.window().plus(tuning.follow());
    }

    private static Severity severity(String text) {
        return Severity.valueOf(text.toUpperCase(Locale.ROOT));
    }

    private record Reader(Map<String, String> environment) {

        String required(Setting setting) {
            return text(setting).orElseThrow(() -> new IllegalArgumentException(setting.variable() + " is not set"));
        }

        Optional<List<String>> list(Setting setting) {
            return text(setting)
                    .map(text -> Arrays.stream(text.split(",", -1))
                            .map(String::strip)
                            .filter(part -> !part.isEmpty())
                            .toList());
        }

        Set<Network> networks() {
            return list(Setting.NETWORKS).orElse(List.of()).stream()
                    .map(text -> understood(Setting.NETWORKS, text, () -> Network.of(text)))
                    .collect(Collectors.toUnmodifiableSet());
        }

        <T> Optional<T> optional(Setting setting, Function<String, T> parser) {
            return text(setting).map(text -> understood(setting, text, () -> parser.apply(text)));
        }

        private Optional<String> text(Setting setting) {
            return Optional.ofNullable(environment.get(setting.variable()))
                    .map(String::strip)
                    .filter(text -> !text.isEmpty());
        }

        private static <T> T understood(Setting setting, String text, Supplier<T> parsed) {
            try {
                return parsed.get();
            } catch (DateTimeException | IllegalArgumentException e) {
                throw new IllegalArgumentException(setting.variable() + " is not understood: " + text, e);
            }
        }
    }
}
