package dev.latchkey.report;

import dev.latchkey.detection.call.Origin;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.verdict.Verdict;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the reader can choose; what nobody could see a difference by is not offered. */
record Filters(List<Choice> outcomes, List<Choice> kinds, List<Choice> methods, List<Choice> accounts) {

    /** The style sheet has a rule for so many. */
    static final int MOST_ACCOUNTS = 12;

    static Filters of(List<Listed> all) {
        Map<Integer, List<Listed>> byAccount = all.stream().collect(Collectors.groupingBy(Listed::account));
        return new Filters(
                choices(Arrays.stream(Outcome.values()), Outcome::shown, count(all, Listed::outcome)),
                choices(Arrays.stream(Subject.Kind.values()), Listed::token, count(all, Listed::kind)),
                choices(Arrays.stream(Origin.Method.values()), Origin.Method::shown, count(all, it -> it.method())),
                IntStream.rangeClosed(1, MOST_ACCOUNTS)
                        .boxed()
                        .flatMap(place -> account(place, byAccount.getOrDefault(place, List.of())))
                        .toList());
    }

    /** The accounts of which there are most, each with its place among the filters. */
    static Map<String, Integer> accounts(List<Verdict> verdicts) {
        Map<String, Integer> howOften =
                verdicts.stream().collect(Collectors.toMap(Filters::account, it -> 1, Integer::sum));
        List<String> most = howOften.keySet().stream()
                .sorted(Comparator.<String>comparingInt(it -> -howOften.getOrDefault(it, 0))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST_ACCOUNTS)
                .toList();
        return IntStream.range(0, most.size()).boxed().collect(Collectors.toMap(most::get, place -> place + 1));
    }

    static String account(Verdict verdict) {
        return verdict.stretch().subject().account();
    }

    private static Stream<Choice> account(int place, List<Listed> of) {
        return of.stream().limit(1).map(any -> new Choice(String.valueOf(place), any.accountId(), of.size()));
    }

    private static <T> Map<T, Integer> count(List<Listed> all, Function<Listed, T> by) {
        return all.stream().collect(Collectors.toMap(by, it -> 1, Integer::sum));
    }

    private static <T extends Enum<T>> List<Choice> choices(
            Stream<T> values, Function<T, String> shown, Map<T, Integer> count) {
        return values.filter(count::containsKey)
                .map(it -> new Choice(Listed.token(it), shown.apply(it), count.getOrDefault(it, 0)))
                .toList();
    }
}
