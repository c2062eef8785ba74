package dev.latchkey.detection.review;

import dev.latchkey.detection.call.Network;
import dev.latchkey.detection.step.Step;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What an entry's steps were, attribute by attribute, as it could be written. */
record SeenValues(List<Step> steps) {

    /** More values of one attribute nobody would write by hand. */
    private static final int MOST = 10;

    private static final int FEW = 3;
    private static final int SHORTEST_PREFIX = 3;
    private static final String SEPARATORS = "-_.+=,@";

    Set<String> principals() {
        return each(step -> Optional.of(step.actor().name()));
    }

    /** Empty unless each step is a person's. */
    Set<String> people() {
        boolean all = steps.stream().allMatch(step -> step.actor().person().isPresent());
        return all ? few(each(step -> step.actor().person())) : Set.of();
    }

    Set<String> accounts() {
        return few(each(step -> Optional.of(step.subject().account())));
    }

    /** Empty unless each step came from an address or through a service. */
    Set<String> networks() {
        boolean all = steps.stream()
                .allMatch(step ->
                        step.origin().service().isPresent() || network(step).isPresent());
        return all ? few(each(SeenValues::network)) : Set.of();
    }

    Set<String> services() {
        return each(step -> step.origin().service());
    }

    Set<String> operations() {
        return each(step -> Optional.of(step.operation().eventName()));
    }

    /** A few names, or what they all begin with. */
    Set<String> targets() {
        Set<String> names = each(step -> Optional.of(step.target()));
        if (names.size() <= FEW) {
            return names;
        }
        String prefix = names.stream().reduce(SeenValues::common).orElse("");
        int end = prefix.chars().allMatch(it -> SEPARATORS.indexOf(it) < 0) ? 0 : lastSeparator(prefix) + 1;
        return end >= SHORTEST_PREFIX ? Set.of(prefix.substring(0, end) + "*") : few(names);
    }

    private static int lastSeparator(String text) {
        return SEPARATORS.chars().map(text::lastIndexOf).max().orElse(-1);
    }

    private static String common(String one, String other) {
        String first = one.toLowerCase(Locale.ROOT);
        String second = other.toLowerCase(Locale.ROOT);
        int end = 0;
        while (end < Math.min(first.length(), second.length()) && first.charAt(end) == second.charAt(end)) {
            end++;
        }
        return first.substring(0, end);
    }

    private static Optional<String> network(Step step) {
        return Network.ofSingle(step.origin().address()).map(Network::toString);
    }

    private static Set<String> few(Set<String> values) {
        return values.size() <= MOST ? values : Set.of();
    }

    private Set<String> each(Function<Step, Optional<String>> value) {
        return steps.stream()
                .flatMap(step -> value.apply(step).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
