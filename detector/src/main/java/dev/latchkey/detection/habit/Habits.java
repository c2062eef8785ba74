package dev.latchkey.detection.habit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What of a provisioner's chains is habit. A chain with anything unusual in it is left out, and the others are looked
 * at anew without it, until all that is left is usual among itself: so no value is owed to a chain that is not covered.
 */
final class Habits {

    private final Provisioner by;
    private final Collection<String> suspect;
    private final HabitRules rules;
    private final Map<Occurrence, String> leftOut = new HashMap<>();
    private List<Habit> habits = List.of();

    private Habits(Provisioner by, Collection<String> suspect, HabitRules rules) {
        this.by = by;
        this.suspect = suspect;
        this.rules = rules;
    }

    /** @param chains of this provisioner, each fit to be an example */
    static Habits of(Provisioner by, List<Occurrence> chains, Collection<String> suspect, HabitRules rules) {
        Habits habits = new Habits(by, suspect, rules);
        if (rules.isHabit(chains)) {
            habits.settle(chains);
        } else {
            String seldom = "seen too seldom: " + chains.size() + " chains on " + HabitRules.days(chains) + " days";
            chains.forEach(chain -> habits.leftOut.put(chain, seldom));
        }
        return habits;
    }

    List<Proposed> proposed() {
        return habits.stream()
                .flatMap(habit -> habit.entries().stream().map(entry -> Proposed.of(entry, habit)))
                .toList();
    }

    /** The others, each with the bound that failed. */
    List<LeftOut> leftOut() {
        return leftOut.entrySet().stream()
                .map(it -> new LeftOut(it.getKey().verdict(), Optional.of(by), it.getValue()))
                .toList();
    }

    private void settle(List<Occurrence> chains) {
        List<Occurrence> left = chains;
        int before;
        do {
            before = left.size();
            Map<String, List<Occurrence>> byPattern = byPattern(left);
            habits = byPattern.entrySet().stream()
                    .map(group -> habit(group.getKey(), group.getValue()))
                    .filter(habit -> !habit.seen().isEmpty())
                    .toList();
            left = habits.stream().flatMap(habit -> habit.seen().stream()).toList();
        } while (left.size() < before);
    }

    private Map<String, List<Occurrence>> byPattern(List<Occurrence> chains) {
        Map<String, String> patterns = Names.of(chains, suspect, rules);
        Map<String, List<Occurrence>> groups = new TreeMap<>();
        for (Occurrence chain : chains) {
            String pattern = patterns.get(chain.name());
            if (pattern == null) {
                leftOut.put(chain, "no pattern of names that is seen often enough, and in no suspect chain");
            } else {
                groups.computeIfAbsent(pattern, key -> new ArrayList<>()).add(chain);
            }
        }
        return groups;
    }

    private Habit habit(String pattern, List<Occurrence> group) {
        List<Occurrence> left = group;
        int before;
        Set<Bound> usual;
        do {
            before = left.size();
            List<Occurrence> all = left;
            Map<Occurrence, Set<Bound>> bounds = bounds(all);
            usual = usual(bounds);
            Set<Bound> enough = usual;
            all.stream()
                    .filter(chain -> !enough.containsAll(bounds.getOrDefault(chain, Set.of())))
                    .forEach(chain -> leftOut.put(chain, unusual(bounds.getOrDefault(chain, Set.of()), enough)));
            left = all.stream().filter(chain -> !leftOut.containsKey(chain)).toList();
        } while (left.size() < before);
        List<Occurrence> inTime = left.stream().sorted(Occurrence.IN_TIME).toList();
        return new Habit(by, pattern, inTime, usual);
    }

    private Map<Occurrence, Set<Bound>> bounds(List<Occurrence> chains) {
        var networks = Networks.of(chains, rules);
        return chains.stream().collect(Collectors.toMap(chain -> chain, chain -> chain.bounds(networks)));
    }

    private Set<Bound> usual(Map<Occurrence, Set<Bound>> bounds) {
        Map<Bound, Set<Occurrence>> with = new HashMap<>();
        bounds.forEach((chain, all) ->
                all.forEach(bound -> with.computeIfAbsent(bound, key -> new HashSet<>()).add(chain)));
        return with.entrySet().stream()
                .filter(bound -> rules.isUsual(bound.getValue(), bounds.size()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String unusual(Set<Bound> bounds, Set<Bound> usual) {
        return "not usual: "
                + bounds.stream()
                        .filter(bound -> !usual.contains(bound))
                        .sorted()
                        .map(Bound::shown)
                        .collect(Collectors.joining(", "));
    }
}
