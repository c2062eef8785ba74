package dev.latchkey.lambda;

import java.time.DateTimeException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads what each setting was said to be; what is blank was not said. */
record SettingReader(Map<Setting, String> said) {

    String required(Setting setting) {
        return text(setting).orElseThrow(() -> new IllegalArgumentException(setting.variable() + " is not set"));
    }

    <T> Optional<T> one(Setting setting, Function<String, T> parser) {
        return text(setting).map(text -> parsed(setting, text, parser));
    }

    /** With commas between them, each of the same shape. */
    Optional<List<String>> several(Setting setting, Pattern shape) {
        return text(setting)
                .map(text -> Arrays.stream(text.split(",", -1))
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .map(part -> shaped(setting, part, shape))
                        .toList());
    }

    private Optional<String> text(Setting setting) {
        return Optional.ofNullable(said.get(setting)).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static String shaped(Setting setting, String part, Pattern shape) {
        if (!shape.matcher(part).matches()) {
            throw new IllegalArgumentException(notUnderstood(setting, part));
        }
        return part;
    }

    private static <T> T parsed(Setting setting, String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new IllegalArgumentException(notUnderstood(setting, text), e);
        }
    }

    private static String notUnderstood(Setting setting, String text) {
        return "%s is not understood: '%s' is not %s".formatted(setting.shown(), text, setting.wanted());
    }
}
