package dev.latchkey.detection.review;

import dev.latchkey.detection.text.Counted;
import dev.latchkey.detection.text.PlainText;
import dev.latchkey.detection.text.ShownValues;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What changed between two states of an allowlist entry, one line an attribute. */
public final class AttributeChanges {

    /** More than an entry can have. */
    private static final int MOST = 20;

    private AttributeChanges() {}

    /** @param before, after without attributes where there was no entry */
    static List<String> of(Map<String, ?> before, Map<String, ?> after) {
        Set<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        List<String> changed = names.stream()
                .flatMap(name -> line(value(name, before), value(name, after))
                        .map(line -> ShownValues.line(PlainText.of(name, 64) + ": " + line))
                        .stream())
                .toList();
        int more = changed.size() - MOST;
        return more > 0
                ? Stream.concat(
                                changed.stream().limit(MOST),
                                Stream.of("... and " + Counted.of(more, "more attribute")))
                        .toList()
                : changed;
    }

    /** A value of any type, of several the broadest first. */
    public static String shown(Object value) {
        return ShownValues.of(value);
    }

    private static Optional<Object> value(String name, Map<String, ?> item) {
        return Optional.ofNullable(item.get(name));
    }

    /** Empty if nothing changed. */
    private static Optional<String> line(Optional<Object> before, Optional<Object> after) {
        if (before.equals(after)) {
            return Optional.empty();
        }
        return Optional.of(before.map(was -> after.map(is -> change(was, is))
                        .orElseGet(() -> "not there any more, was " + ShownValues.of(was)))
                .orElseGet(() -> after.map(ShownValues::of).orElse("")));
    }

    /** What became of one attribute that was there and still is. */
    public static String change(Object before, Object after) {
        if (before instanceof Collection<?> was && after instanceof Collection<?> is) {
            return elements(was, is);
        }
        String was = ShownValues.of(before);
        String is = ShownValues.of(after);
        return was.equals(is) ? is + ", which differs from before further on" : is + ", was " + was;
    }

    private static String elements(Collection<?> was, Collection<?> is) {
        List<String> parts = new ArrayList<>();
        Collection<?> added = without(is, was);
        Collection<?> removed = without(was, is);
        if (!added.isEmpty()) {
            parts.add("added " + ShownValues.of(added));
        }
        if (!removed.isEmpty()) {
            parts.add("removed " + ShownValues.of(removed));
        }
        return parts.isEmpty() ? "the same, in another order or number" : String.join("; ", parts);
    }

    private static Collection<?> without(Collection<?> all, Collection<?> those) {
        Set<String> known = those.stream().map(String::valueOf).collect(Collectors.toSet());
        return all.stream().filter(it -> !known.contains(String.valueOf(it))).toList();
    }
}
