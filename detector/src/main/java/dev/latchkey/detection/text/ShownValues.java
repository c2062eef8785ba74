package dev.latchkey.detection.text;

import dev.latchkey.detection.call.Network;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Values of an allowlist entry for people to read. Anybody may have written them, so each is cleaned and bounded, and
 * of several the broadest come first, so that none hides behind the many that are left out.
 */
public final class ShownValues {

    static final int MOST = 20;
    private static final int LONGEST = 200;
    private static final int LONGEST_LINE = 600;
    private static final Comparator<String> BROADEST_FIRST = Comparator.<String>comparingLong(
                    text -> text.chars().filter(it -> it != '*' && it != '?').count())
            .thenComparing(Comparator.naturalOrder());

    private ShownValues() {}

    /** Before and after, in mail and card, all lines together must fit into one message. */
    public static String line(String text) {
        return PlainText.of(text, LONGEST_LINE);
    }

    /** Of an attribute, whatever its type. */
    public static String of(Object value) {
        if (value instanceof Collection<?> several) {
            return joined(
                    several.stream().map(String::valueOf).sorted(BROADEST_FIRST).toList(), ShownValues::quoted);
        }
        return value instanceof String text ? quoted(text) : PlainText.of(String.valueOf(value), LONGEST);
    }

    /** In quotes, so that nobody takes words of the value for words of ours. */
    public static String quoted(String text) {
        return "\"" + PlainText.of(text, LONGEST).replace('"', '\'') + "\"";
    }

    public static String quoted(Collection<String> texts) {
        return joined(texts.stream().sorted(BROADEST_FIRST).toList(), ShownValues::quoted);
    }

    /** What has been read as one of a few words, or as digits, and can hold nothing else. */
    public static String plain(Collection<?> values) {
        return joined(values.stream().map(String::valueOf).sorted().toList(), text -> PlainText.of(text, LONGEST));
    }

    public static Optional<String> networks(Collection<Network> networks) {
        Comparator<String> widest = Comparator.comparing(text -> Integer.valueOf(text.split("/", 2)[1]));
        List<String> sorted = networks.stream()
                .map(Network::toString)
                .sorted(widest.thenComparing(Comparator.naturalOrder()))
                .toList();
        return sorted.isEmpty() ? Optional.empty() : Optional.of(joined(sorted, UnaryOperator.identity()));
    }

    private static String joined(List<String> texts, UnaryOperator<String> shown) {
        String first = texts.stream().limit(MOST).map(shown).collect(Collectors.joining(", "));
        int more = texts.size() - MOST;
        return more > 0 ? first + " and " + more + " more" : first;
    }
}
