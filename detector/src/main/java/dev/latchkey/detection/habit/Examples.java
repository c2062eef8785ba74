package dev.latchkey.detection.habit;

import dev.latchkey.detection.chain.Step;
import dev.latchkey.detection.verdict.Assessment;
import dev.latchkey.detection.verdict.Stretch;
import dev.latchkey.detection.verdict.Tuning;
import dev.latchkey.detection.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The chains of a history that nobody has approved yet: those that may serve as examples, and the others.
 *
 * @param suspect the chains that no entry may approve
 */
record Examples(Map<Provisioner, List<Occurrence>> byProvisioner, List<LeftOut> unfit, List<Stretch> suspect) {

    static Examples of(List<Verdict> history, Tuning tuning) {
        Fitness fitness = new Fitness(history, tuning);
        Examples examples = new Examples(new TreeMap<>(), new ArrayList<>(), suspect(history));
        history.forEach(
                verdict -> verdict.finding().ifPresent(finding -> examples.add(verdict, finding, fitness.of(finding))));
        return examples;
    }

    private void add(Verdict verdict, Assessment finding, Optional<Unfit> reason) {
        if (reason.isPresent()) {
            unfit.add(new LeftOut(verdict, Optional.empty(), reason.get().sentence()));
            return;
        }
        Provisioner by = Provisioner.of(finding.stretch().anchor());
        byProvisioner.computeIfAbsent(by, key -> new ArrayList<>()).add(new Occurrence(by, verdict));
    }

    /** The names that identities of this kind and account bear in suspect chains, folded. */
    Set<String> suspectNames(Provisioner by) {
        return suspect.stream()
                .filter(it -> it.subject().kind() == by.kind())
                .filter(it -> it.subject().account().equals(by.account()))
                .flatMap(Examples::names)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static List<Stretch> suspect(List<Verdict> history) {
        return history.stream()
                .filter(verdict -> verdict.assessed().filter(Fitness::isSuspect).isPresent())
                .map(Verdict::stretch)
                .toList();
    }

    private static Stream<String> names(Stretch stretch) {
        return Stream.concat(
                Stream.of(stretch.subject().name(), stretch.target()),
                stretch.steps().stream().map(Step::target));
    }
}
