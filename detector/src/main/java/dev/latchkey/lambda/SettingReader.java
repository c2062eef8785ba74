package dev.latchkey.lambda;

import java.time.DateTimeException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads what each setting was said to be; what is blank was not said. */
record SettingReader(Map<Setting, String> said) {

    /** Of the variables of a function. */
    static SettingReader of(Map<String, String> environment) {
        Map<Setting, String> said = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            Optional.ofNullable(environment.get(setting.variable())).ifPresent(text -> said.put(setting, text));
        }
        return new SettingReader(said);
    }

    String required(Setting setting) {
        return text(setting).orElseThrow(() -> new IllegalArgumentException(setting.variable() + " is not set"));
    }

    <T> Optional<T> one(Setting setting, Function<String, T> parser) {
        return text(setting).map(text -> parsed(setting, text, parser));
    }

    /** With commas between them; where nothing else stands, nothing was said. */
    <T> Optional<List<T>> several(Setting setting, Function<String, T> parser) {
        return text(setting)
                .map(text -> Arrays.stream(text.split(",", -1))
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .map(part -> parsed(setting, part, parser))
                        .toList())
                .filter(parts -> !parts.isEmpty());
    }

    private Optional<String> text(Setting setting) {
        return Optional.ofNullable(said.get(setting)).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static <T> T parsed(Setting setting, String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (DateTimeException | IllegalArgumentException e) {
            String sentence = "%s is not understood: '%s' is not %s";
            throw new IllegalArgumentException(sentence.formatted(setting.shown(), text, setting.wanted()), e);
        }
    }
}
