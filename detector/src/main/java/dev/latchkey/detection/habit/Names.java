package dev.latchkey.detection.habit;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Generalizes names: at least three that share a prefix up to a separator, unless a suspect chain bears a name with
 * that prefix, or so few of them lie beside one longer prefix that these few alone would widen it. Then the longer ones
 * are tried. What is left stands for itself, if it is seen often enough.
 */
final class Names {

    private static final Pattern SEPARATOR = Pattern.compile("[-_.@+=,]");

    private final List<Occurrence> all;
    private final Collection<String> suspect;
    private final HabitRules rules;
    private final Map<String, String> found = new HashMap<>();
    private final Map<String, Set<String>> keptOut = new HashMap<>();

    private Names(List<Occurrence> all, Collection<String> suspect, HabitRules rules) {
        this.all = all;
        this.suspect = suspect;
        this.rules = rules;
    }

    /** @param suspect names that no pattern may match, folded */
    static Names of(List<Occurrence> all, Collection<String> suspect, HabitRules rules) {
        Names names = new Names(all, suspect, rules);
        names.find("", new TreeSet<>(all.stream().map(Occurrence::name).toList()));
        return names;
    }

    /** The pattern that a name fits. */
    Optional<String> pattern(String name) {
        return Optional.ofNullable(found.get(name));
    }

    /** The suspect names but for which it would fit one. */
    Set<String> keptOutBy(String name) {
        return keptOut.getOrDefault(name, Set.of());
    }

    private void find(String prefix, Set<String> names) {
        Map<String, Set<String>> longer = names.stream()
                .collect(Collectors.groupingBy(
                        name -> longer(prefix, name), TreeMap::new, Collectors.toCollection(TreeSet::new)));
        if (!prefix.isEmpty() && isUsual(names, longer)) {
            Set<String> like = suspect.stream()
                    .filter(name -> name.startsWith(prefix))
                    .collect(Collectors.toCollection(TreeSet::new));
            if (like.isEmpty()) {
                names.forEach(name -> found.put(name, prefix + "*"));
                return;
            }
            names.forEach(name -> keptOut.put(name, like));
        }
        longer.forEach((next, some) -> {
            if (!some.contains(next)) {
                find(next, some);
            } else if (isOften(some) && !suspect.contains(next)) {
                found.put(next, next);
            }
        });
    }

    private boolean isUsual(Set<String> names, Map<String, Set<String>> longer) {
        return isSeveral(names)
                && longer.entrySet().stream()
                        .filter(some -> !some.getValue().contains(some.getKey()))
                        .allMatch(some -> isSeveral(without(names, some.getValue())));
    }

    private boolean isSeveral(Set<String> names) {
        return names.size() >= HabitRules.MIN_NAMES && isOften(names);
    }

    private boolean isOften(Set<String> names) {
        return rules.isHabit(all.stream()
                .filter(occurrence -> names.contains(occurrence.name()))
                .toList());
    }

    private static Set<String> without(Set<String> names, Set<String> some) {
        return names.stream().filter(name -> !some.contains(name)).collect(Collectors.toSet());
    }

    /** Up to the next separator that has something before it and behind it; without one the name itself. */
    private static String longer(String prefix, String name) {
        return IntStream.range(Math.max(1, prefix.length()), name.length() - 1)
                .filter(at -> SEPARATOR.matcher(name.substring(at, at + 1)).matches())
                .mapToObj(at -> name.substring(0, at + 1))
                .findFirst()
                .orElse(name);
    }
}
