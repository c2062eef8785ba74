package dev.latchkey.detection.habit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Generalizes names: at least three that share a prefix up to a separator, the longest first. A pattern never takes in
 * a name that a longer one already has, and none that a suspect chain bears.
 */
final class Names {

    private static final Pattern SEPARATOR = Pattern.compile("[-_.@+=,]");

    private final List<Occurrence> all;
    private final Collection<String> suspect;
    private final HabitRules rules;
    private final Map<String, String> found = new HashMap<>();

    private Names(List<Occurrence> all, Collection<String> suspect, HabitRules rules) {
        this.all = all;
        this.suspect = suspect;
        this.rules = rules;
    }

    /**
     * For each name the pattern that it fits.
     *
     * @param suspect names that no pattern may match, folded
     */
    static Map<String, String> of(List<Occurrence> all, Collection<String> suspect, HabitRules rules) {
        Names names = new Names(all, suspect, rules);
        names.find();
        return Map.copyOf(names.found);
    }

    private void find() {
        Set<String> left = new TreeSet<>(all.stream().map(Occurrence::name).toList());
        int deepest =
                left.stream().mapToInt(name -> separators(name).size()).max().orElse(0);
        for (int depth = deepest; depth > 0; depth--) {
            byPrefix(left, depth).forEach((prefix, names) -> {
                boolean shared = names.size() >= HabitRules.MIN_NAMES
                        && suspect.stream().noneMatch(name -> name.startsWith(prefix));
                if (shared) {
                    claim(prefix + "*", names, left);
                }
            });
        }
        new ArrayList<>(left)
                .stream().filter(name -> !suspect.contains(name)).forEach(name -> claim(name, Set.of(name), left));
    }

    private static Map<String, Set<String>> byPrefix(Set<String> names, int depth) {
        return names.stream()
                .filter(name -> separators(name).size() >= depth)
                .collect(Collectors.groupingBy(
                        name -> name.substring(0, separators(name).get(depth - 1)),
                        TreeMap::new,
                        Collectors.toCollection(TreeSet::new)));
    }

    /** Where a prefix may end: after a separator, with something before it and behind it. */
    private static List<Integer> separators(String name) {
        return SEPARATOR
                .matcher(name)
                .results()
                .map(MatchResult::end)
                .filter(end -> end > 1 && end < name.length())
                .toList();
    }

    private void claim(String pattern, Set<String> names, Set<String> left) {
        List<Occurrence> seen = all.stream()
                .filter(occurrence -> names.contains(occurrence.name()))
                .toList();
        if (rules.isHabit(seen)) {
            names.forEach(name -> found.put(name, pattern));
            left.removeAll(names);
        }
    }
}
