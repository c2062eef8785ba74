package dev.latchkey.detection.habit;

import dev.latchkey.detection.verdict.Assessment;
import dev.latchkey.detection.verdict.Tuning;
import dev.latchkey.detection.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The chains of a history that nobody has approved yet: those that may serve as examples, and the others. */
record Examples(Map<Provisioner, List<Occurrence>> byProvisioner, List<LeftOut> unfit) {

    static Examples of(List<Verdict> history, Tuning tuning) {
        Fitness fitness = new Fitness(history, tuning);
        Examples examples = new Examples(new TreeMap<>(), new ArrayList<>());
        history.forEach(
                verdict -> verdict.finding().ifPresent(finding -> examples.add(verdict, finding, fitness.of(finding))));
        return examples;
    }

    private void add(Verdict verdict, Assessment finding, Optional<Unfit> reason) {
        if (reason.isPresent()) {
            unfit.add(new LeftOut(verdict, Optional.empty(), reason.get().reason()));
            return;
        }
        Provisioner by = Provisioner.of(finding.stretch().anchor());
        byProvisioner.computeIfAbsent(by, key -> new ArrayList<>()).add(new Occurrence(by, verdict));
    }
}
