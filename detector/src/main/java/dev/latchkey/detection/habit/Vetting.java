package dev.latchkey.detection.habit;

import dev.latchkey.detection.allowlist.AllowlistEntry;
import dev.latchkey.detection.review.AllowlistReview;
import dev.latchkey.detection.text.Counted;
import dev.latchkey.detection.verdict.Analytic;
import dev.latchkey.detection.verdict.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Holds proposals against the whole history, with the code that approves, and keeps what is safe and of use. */
final class Vetting {

    private final List<Verdict> history;
    private final Suspects suspects;
    private final Analytic analytic;
    private final List<AllowlistEntry> existing;
    private final List<String> refused = new ArrayList<>();

    Vetting(List<Verdict> history, Suspects suspects, Analytic analytic, List<AllowlistEntry> existing) {
        this.history = history;
        this.suspects = suspects;
        this.analytic = analytic;
        this.existing = existing;
    }

    /** One line for each that is not kept. */
    List<String> refused() {
        return List.copyOf(refused);
    }

    Effect effect(List<Proposed> proposed) {
        return effect(history.stream(), proposed);
    }

    List<Proposed> of(List<Proposed> candidates) {
        List<Proposed> useful = new ArrayList<>();
        Map<String, List<Proposed>> byPrincipal = candidates.stream()
                .collect(Collectors.groupingBy(it -> it.by().principal(), TreeMap::new, Collectors.toList()));
        byPrincipal.forEach((principal, its) -> {
            if (isOfUse(principal, its)) {
                useful.addAll(its);
            }
        });
        useful.sort(Comparator.comparing(it -> it.entry().id()));
        List<Proposed> safe = new ArrayList<>();
        useful.stream().filter(it -> isSafe(it, safe)).forEach(safe::add);
        return List.copyOf(safe);
    }

    /** Each entry is an opening, and makes whatever else its principal does worse: it must be worth it. */
    private boolean isOfUse(String principal, List<Proposed> proposed) {
        Effect effect = effect(
                history.stream()
                        .filter(verdict -> verdict.stretch().steps().stream()
                                .anyMatch(step -> step.actor().name().equals(principal))),
                proposed);
        if (effect.saved() <= effect.newlyTold()) {
            refused.add(principal + ": no entry, as it would save " + Counted.of(effect.saved(), "alert") + " and make "
                    + effect.newlyTold() + " others");
            return false;
        }
        return true;
    }

    /** Together with those before it, for a chain is approved by several as well as by one. */
    private boolean isSafe(Proposed candidate, List<Proposed> before) {
        List<AllowlistEntry> all =
                entries(Stream.concat(before.stream(), Stream.of(candidate)).toList());
        List<String> questions = AllowlistReview.of(candidate.entry(), Instant.MIN);
        long approved = suspects.approvedBy(all);
        questions.forEach(refused::add);
        if (approved > 0) {
            refused.add("entry " + candidate.entry().id() + ": left out, as it would approve "
                    + Counted.of(approved, "chain") + " High or raised by traits");
        }
        return approved == 0 && questions.isEmpty();
    }

    private Effect effect(Stream<Verdict> some, List<Proposed> proposed) {
        return Effect.of(some, analytic, entries(proposed));
    }

    private List<AllowlistEntry> entries(List<Proposed> proposed) {
        return Stream.concat(existing.stream(), proposed.stream().map(Proposed::entry))
                .toList();
    }
}
