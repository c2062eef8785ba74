package dev.latchkey.report;

import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.verdict.Severity;
import dev.latchkey.detection.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** All that the page shows, bounded: a browser must open it whatever was replayed. */
record Page(Replayed replayed, List<Listed> all, List<Listed> alone) {

    static final int MOST_FINDINGS = 200;
    static final int MOST_OTHERS = 100;
    static final int MOST_ROWS = 2_000;
    static final int MOST_ALONE = 1_000;

    private static final int MOST_OPEN = 20;

    private static final Comparator<Verdict> MOST_SEVERE_FIRST = Comparator.<Verdict, Outcome>comparing(Outcome::of)
            .thenComparing(verdict -> verdict.stretch().anchor(), Step.IN_EVENT_TIME);

    Page {
        all = List.copyOf(all);
        alone = List.copyOf(alone);
    }

    static Page of(Replayed replayed) {
        List<Verdict> sorted =
                replayed.verdicts().stream().sorted(MOST_SEVERE_FIRST).toList();
        List<Verdict> all =
                Stream.concat(sorted.stream(), replayed.alone().stream()).toList();
        Map<String, Integer> accounts = Filters.accounts(all);
        List<Listed> numbered = IntStream.range(0, all.size())
                .mapToObj(at -> new Listed(at + 1, all.get(at), accounts.getOrDefault(Filters.account(all.get(at)), 0)))
                .toList();
        return new Page(replayed, numbered.subList(0, sorted.size()), numbered.subList(sorted.size(), numbered.size()));
    }

    String identities() {
        return Shown.count(all.size(), "identity", "identities");
    }

    /** From the first step to the last, of all that are listed. */
    String period() {
        List<Instant> times = all.stream()
                .flatMap(it -> it.verdict().stretch().steps().stream())
                .map(Step::time)
                .sorted()
                .toList();
        return times.isEmpty()
                ? "no step"
                : Shown.DAY.format(times.get(0)) + " to " + Shown.DAY.format(times.get(times.size() - 1));
    }

    Filters filters() {
        return Filters.of(Stream.concat(all.stream(), alone.stream()).toList());
    }

    Section findings() {
        int open = (int) all.stream()
                .filter(it -> it.outcome().compareTo(Outcome.HIGH) <= 0)
                .limit(MOST_OPEN)
                .count();
        return Section.of(all, this::isTold, MOST_FINDINGS, open, window());
    }

    Section listedOnly() {
        return Section.of(all, this::isListedOnly, MOST_OTHERS, 0, window());
    }

    Section approved() {
        return Section.of(all, it -> it.outcome() == Outcome.APPROVED, MOST_OTHERS, 0, window());
    }

    List<ShownEntry> entries() {
        return ShownEntry.of(all);
    }

    Rows rows() {
        return Rows.of(all, MOST_ROWS);
    }

    Rows aloneRows() {
        return Rows.of(alone, MOST_ALONE);
    }

    String from() {
        return replayed.from().shown();
    }

    String read() {
        return Shown.text(replayed.read());
    }

    List<String> judged() {
        return Judged.lines(replayed.tuning());
    }

    private Duration window() {
        return replayed.tuning().window();
    }

    private boolean isTold(Listed listed) {
        return listed.verdict().finding().filter(it -> isTold(it.severity())).isPresent();
    }

    private boolean isListedOnly(Listed listed) {
        return listed.verdict().finding().filter(it -> !isTold(it.severity())).isPresent();
    }

    private boolean isTold(Severity severity) {
        return severity.isAtLeast(replayed.from());
    }
}
