package dev.latchkey.detection.verdict;

import dev.latchkey.detection.chain.Chain;
import dev.latchkey.detection.chain.Fact;
import dev.latchkey.detection.chain.Stage;
import dev.latchkey.detection.chain.Step;
import dev.latchkey.detection.chain.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Cuts a chain into the parts that are judged as one. */
final class Stretches {

    private final Chain chain;
    private final Tuning tuning;
    private final List<Stretch> found = new ArrayList<>();
    private final Set<Step> unheld = new LinkedHashSet<>();

    private Stretches(Chain chain, Tuning tuning) {
        this.chain = chain;
        this.tuning = tuning;
    }

    static List<Stretch> of(Chain chain, Tuning tuning) {
        Stretches stretches = new Stretches(chain, tuning);
        stretches.afterCreations();
        stretches.withoutCreation();
        return List.copyOf(stretches.found);
    }

    /** A step belongs to the latest creation of that name not after it; the chain is in that order already. */
    private void afterCreations() {
        TreeMap<Integer, List<Step>> byCreation = new TreeMap<>();
        int creations = 0;
        for (Step step : chain.steps()) {
            creations += step.stage() == Stage.CREATION ? 1 : 0;
            byCreation.computeIfAbsent(creations, number -> new ArrayList<>()).add(step);
        }
        unheld.addAll(byCreation.getOrDefault(0, List.of()));
        byCreation.tailMap(1).values().forEach(steps -> afterCreation(steps.get(0), steps));
    }

    private void afterCreation(Step creation, List<Step> steps) {
        Instant windowEnd = creation.time().plus(tuning.window());
        boolean grows =
                steps.stream().anyMatch(step -> counts(step) && !step.time().isAfter(windowEnd));
        Instant end = grows ? creation.time().plus(tuning.follow()) : windowEnd;
        List<Step> held =
                steps.stream().filter(step -> !step.time().isAfter(end)).toList();
        Set<Step> slow = new HashSet<>(
                held.stream().filter(step -> step.time().isAfter(windowEnd)).toList());
        found.add(Stretch.of(chain, Optional.of(creation), held, slow, tuning));
        steps.stream().filter(step -> step.time().isAfter(end)).forEach(unheld::add);
    }

    private void withoutCreation() {
        List<Step> counted =
                new ArrayList<>(unheld.stream().filter(Stretches::counts).toList());
        if (chain.subject() instanceof Subject.Root) {
            counted.forEach(step -> found.add(Stretch.of(chain, Optional.empty(), List.of(step), Set.of(), tuning)));
            return;
        }
        while (!counted.isEmpty()) {
            List<Step> paired = pairedWith(counted.remove(0), counted);
            if (paired.size() > 1) {
                found.add(Stretch.of(chain, Optional.empty(), paired, Set.of(), tuning));
            }
        }
    }

    /** The step with all that pairs reach from it; they are taken out of the others. */
    private List<Step> pairedWith(Step first, Collection<Step> others) {
        List<Step> reached = new ArrayList<>();
        Deque<Step> toVisit = new ArrayDeque<>(List.of(first));
        while (!toVisit.isEmpty()) {
            Step step = toVisit.remove();
            reached.add(step);
            List<Step> partners =
                    others.stream().filter(other -> isPair(step, other)).toList();
            toVisit.addAll(partners);
            others.removeAll(partners);
        }
        reached.sort(Step.IN_EVENT_TIME);
        return reached;
    }

    private boolean isPair(Step one, Step other) {
        return one.stage() != other.stage()
                && Duration.between(one.time(), other.time()).abs().compareTo(tuning.window()) <= 0;
    }

    /** Whether a step is a grant or a credential at all: a Deny or a quarantine is neither. */
    private static boolean counts(Step step) {
        return step.fact() instanceof Fact.Granted granted
                ? granted.privilege().level().isGrant()
                : step.stage() == Stage.CREDENTIAL;
    }
}
