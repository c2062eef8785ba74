package dev.latchkey.detection.habit;

import dev.latchkey.detection.alert.Finding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What of a provisioner's chains is habit. A chain with anything unusual in it is left out, and the others are looked
 * at anew without it, until all that is left is usual among itself: so no value is owed to a chain that is not covered.
 */
final class Habits {

    private final Provisioner by;
    private final Map<String, Finding> suspect;
    private final HabitRules rules;
    private final Map<Occurrence, Reason> leftOut = new HashMap<>();
    private List<Habit> habits = List.of();

    private Habits(Provisioner by, Map<String, Finding> suspect, HabitRules rules) {
        this.by = by;
        this.suspect = suspect;
        this.rules = rules;
    }

    /** @param chains of this provisioner, each fit to be an example */
    static Habits of(Provisioner by, List<Occurrence> chains, Map<String, Finding> suspect, HabitRules rules) {
        Habits habits = new Habits(by, suspect, rules);
        if (rules.isHabit(chains)) {
            habits.settle(chains);
        } else {
            chains.forEach(chain -> habits.leftOut.put(chain, Reason.seldom(rules)));
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
            var networks = Networks.of(left, rules);
            Usual places = usual(left, chain -> chain.places(networks));
            habits = byPattern(places.chains()).entrySet().stream()
                    .map(group -> habit(group.getKey(), group.getValue(), places.needs()))
                    .filter(habit -> !habit.seen().isEmpty())
                    .toList();
            left = habits.stream().flatMap(habit -> habit.seen().stream()).toList();
        } while (left.size() < before);
        habits = joined(habits);
    }

    private Map<String, List<Occurrence>> byPattern(List<Occurrence> chains) {
        Names names = Names.of(chains, suspect.keySet(), rules);
        Map<String, List<Occurrence>> groups = new TreeMap<>();
        for (Occurrence chain : chains) {
            Optional<String> pattern = names.pattern(chain.name());
            pattern.ifPresentOrElse(
                    it -> groups.computeIfAbsent(it, key -> new ArrayList<>()).add(chain),
                    () -> leftOut.put(chain, nameReason(names.keptOutBy(chain.name()))));
        }
        return groups;
    }

    private Reason nameReason(Collection<String> keptOutBy) {
        List<Finding> like = keptOutBy.stream()
                .flatMap(name -> Optional.ofNullable(suspect.get(name)).stream())
                .distinct()
                .toList();
        return like.isEmpty() ? Reason.nameless() : Reason.nameLike(like);
    }

    private Habit habit(String pattern, List<Occurrence> group, Set<Need> places) {
        Usual deeds = usual(group, Occurrence::deeds);
        List<Occurrence> inTime =
                deeds.chains().stream().sorted(Occurrence.IN_TIME).toList();
        return new Habit(by, Set.of(pattern), inTime, places, deeds.needs());
    }

    private record Usual(List<Occurrence> chains, Set<Need> needs) {}

    /** What is usually needed by chains, and the chains that need no more; of the others it is noted why. */
    private Usual usual(List<Occurrence> chains, Function<Occurrence, Set<Need>> needs) {
        Map<Need, Set<Occurrence>> with = new TreeMap<>();
        chains.forEach(chain -> needs.apply(chain)
                .forEach(need ->
                        with.computeIfAbsent(need, key -> new HashSet<>()).add(chain)));
        with.values().removeIf(some -> !rules.isUsual(some, chains.size()));
        List<Occurrence> within = new ArrayList<>();
        for (Occurrence chain : chains) {
            List<String> unusual = needs.apply(chain).stream()
                    .filter(need -> !with.containsKey(need))
                    .map(Need::shown)
                    .toList();
            if (unusual.isEmpty()) {
                within.add(chain);
            } else {
                leftOut.put(chain, Reason.unusual(String.join(", ", unusual)));
            }
        }
        return new Usual(within, Set.copyOf(with.keySet()));
    }

    /** What differs in names alone is one habit. */
    private static List<Habit> joined(List<Habit> habits) {
        Map<List<Need>, Habit> byDeeds = new LinkedHashMap<>();
        habits.forEach(habit -> byDeeds.merge(habit.deeds().stream().sorted().toList(), habit, Habit::and));
        return List.copyOf(byDeeds.values());
    }
}
