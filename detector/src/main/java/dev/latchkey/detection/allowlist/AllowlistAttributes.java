package dev.latchkey.detection.allowlist;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The attributes of an entry from whatever place they come: texts, booleans, and collections of texts. Anything else
 * is of a wrong type. Each failure names the attribute.
 */
record AllowlistAttributes(Map<String, ?> values) {

    /** What stands in an entry that was proposed where a person must say something. */
    private static final Pattern PLACEHOLDER =
            Pattern.compile("\\s*(<[^<>]*>|" + AllowlistEntry.TO_FILL_IN + ")\\s*", Pattern.CASE_INSENSITIVE);

    private static final String SEVERAL = "; several are a list, and no text with commas";

    /** Ignoring a bound that is not known would widen the approval. */
    void refuseAllBut(Set<String> known) {
        Set<String> unknown = new TreeSet<>(values.keySet());
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw wrong("unknown attribute "
                    + unknown.stream().map(name -> meant(name, known)).collect(Collectors.joining(", ")));
        }
    }

    private static String meant(String name, Set<String> known) {
        return new NearestWord(known)
                .to(name)
                .map(word -> name + " (" + word + "?)")
                .orElse(name);
    }

    String required(String name) {
        return text(name).orElseThrow(() -> wrong(name + " is missing or empty"));
    }

    String filledIn(String name) {
        String text = required(name);
        if (PLACEHOLDER.matcher(text).matches()) {
            throw wrong(name + " is not filled in: " + text);
        }
        return text;
    }

    private Optional<String> text(String name) {
        return value(name).map(value -> {
            if (!(value instanceof String text)) {
                throw wrong(name + " is not a text");
            }
            return bounded(name, text);
        });
    }

    <T> Optional<T> text(String name, Function<String, T> reading) {
        return text(name).map(text -> read(name, text, reading, ""));
    }

    /** A single text is a list of one. Empty only if the attribute is not there. */
    <T> Set<T> texts(String name, Function<String, T> reading) {
        return value(name).map(value -> elements(name, value)).stream()
                .flatMap(Collection::stream)
                .map(text -> read(name, text, reading, text.contains(",") ? SEVERAL : ""))
                .collect(Collectors.toUnmodifiableSet());
    }

    boolean flag(String name) {
        return value(name)
                .map(value -> {
                    if (!Stream.of(true, false, "true", "false").toList().contains(value)) {
                        throw wrong(name + " is neither true nor false");
                    }
                    return Boolean.parseBoolean(value.toString());
                })
                .orElse(false);
    }

    /** One of the words of an enum, written exactly. */
    static <E extends Enum<E>> Function<String, E> oneOf(List<E> words) {
        return text -> words.stream()
                .filter(word -> word.name().equals(text))
                .findFirst()
                .orElseThrow(() -> wrong(
                        text + " is none of " + words.stream().map(Enum::name).collect(Collectors.joining(", "))));
    }

    static Function<String, String> shaped(Pattern shape, String example) {
        return text -> {
            if (!shape.matcher(text).matches()) {
                throw wrong(text + " is not such as " + example);
            }
            return text;
        };
    }

    private Optional<Object> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    private static List<String> elements(String name, Object value) {
        Collection<?> several = value instanceof Collection<?> list ? list : List.of(value);
        if (several.isEmpty()) {
            throw wrong(name + " is missing or empty");
        }
        if (several.size() > AllowlistEntry.MOST_VALUES) {
            throw wrong("%s has %d values, of at most %d".formatted(name, several.size(), AllowlistEntry.MOST_VALUES));
        }
        return several.stream()
                .map(element -> {
                    if (!(element instanceof String text)) {
                        throw wrong(name + " is neither a text nor a list of texts");
                    }
                    return bounded(name, text);
                })
                .toList();
    }

    private static String bounded(String name, String text) {
        if (text.length() > AllowlistEntry.MOST_CHARACTERS) {
            throw wrong("%s has a text of %d characters, of at most %d"
                    .formatted(name, text.length(), AllowlistEntry.MOST_CHARACTERS));
        }
        if (text.isBlank()) {
            throw wrong(name + " is missing or empty");
        }
        return text;
    }

    private static <T> T read(String name, String text, Function<String, T> reading, String more) {
        try {
            return reading.apply(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + ": " + e.getMessage() + more, e);
        }
    }

    private static IllegalArgumentException wrong(String reason) {
        return new IllegalArgumentException(reason);
    }
}
