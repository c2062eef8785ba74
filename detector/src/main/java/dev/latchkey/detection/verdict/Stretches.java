package dev.latchkey.detection.verdict;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.latchkey.detection.call.Origin;
import dev.latchkey.detection.chain.Bearers;
import dev.latchkey.detection.chain.Chain;
import dev.latchkey.detection.step.Door;
import dev.latchkey.detection.step.Fact;
import dev.latchkey.detection.step.Stage;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Cuts a chain into the parts that are judged as one. */
final class Stretches {

    private final Chain chain;
    private final Tuning tuning;
    private final Bearers bearers;
    private final StretchMaker maker;
    private final List<Stretch> found = new ArrayList<>();
    private final Set<Step> unheld = new LinkedHashSet<>();

    private Stretches(Chain chain, Tuning tuning) {
        this.chain = chain;
        this.tuning = tuning;
        this.bearers = new Bearers(chain);
        this.maker = new StretchMaker(chain, bearers, tuning);
    }

    static List<Stretch> of(Chain chain, Tuning tuning) {
        Stretches stretches = new Stretches(chain, tuning);
        stretches.unheld.addAll(chain.steps().stream().filter(Stretch::counts).toList());
        stretches.afterCreations(chain.of(Stage.CREATION).toList());
        stretches.withoutCreation();
        return List.copyOf(stretches.found);
    }

    /** Of what is left of a chain: by each way in which it was given, for each may be somebody else's. */
    static List<Stretch> ofRest(Chain chain, Tuning tuning, Predicate<Step> isHeld) {
        StretchMaker maker = new StretchMaker(chain, new Bearers(chain), tuning);
        return chain.steps().stream()
                .filter(Stretch::counts)
                .filter(isHeld.negate())
                .collect(groupingBy(Way::of, LinkedHashMap::new, toList()))
                .values()
                .stream()
                .map(maker::withoutCreation)
                .toList();
    }

    /** Who gave something, from where and how. A user agent may differ with each command. */
    private record Way(String actor, String address, Origin.Method method) {
        static Way of(Step step) {
            return new Way(
                    step.actor().shown(), step.origin().address(), step.origin().method());
        }
    }

    private void afterCreations(List<Step> creations) {
        if (creations.isEmpty()) {
            return;
        }
        Map<Optional<Step>, List<Step>> byCreation = unheld.stream().collect(groupingBy(bearers::creationOf));
        creations.forEach(
                creation -> afterCreation(creation, byCreation.getOrDefault(Optional.of(creation), List.of())));
    }

    private void afterCreation(Step creation, List<Step> own) {
        Instant windowEnd = creation.time().plus(tuning.window());
        boolean grows = own.stream()
                .anyMatch(step -> !step.equals(creation) && !step.time().isAfter(windowEnd));
        Instant end = grows ? creation.time().plus(tuning.follow()) : windowEnd;
        List<Step> held = own.stream().filter(step -> !step.time().isAfter(end)).toList();
        held.forEach(unheld::remove);
        found.add(maker.afterCreation(creation, held, windowEnd));
    }

    private void withoutCreation() {
        List<Step> left =
                new ArrayList<>(unheld.stream().filter(this::countsAlone).toList());
        while (!left.isEmpty()) {
            List<Step> paired = pairedWith(left.remove(0), left);
            if (paired.size() > 1 || isFindingBySingleStep(paired.get(0))) {
                found.add(maker.withoutCreation(paired));
            }
        }
    }

    /** A door for one's own people completes nothing of a role that has long been there. */
    private boolean countsAlone(Step step) {
        return step.stage() != Stage.CREATION
                && (!(step.fact() instanceof Fact.DoorOpened opened) || isForOutsiders(opened));
    }

    private boolean isFindingBySingleStep(Step step) {
        return step.fact() instanceof Fact.DoorOpened
                || (chain.subject() instanceof Subject.Root && step.stage() == Stage.CREDENTIAL);
    }

    private boolean isForOutsiders(Fact.DoorOpened opened) {
        return Door.of(opened.trusted(), tuning.own(chain.subject().account())).isCredential();
    }

    /** The step with all that pairs reach from it; they are taken out of the others. */
    private List<Step> pairedWith(Step first, Collection<Step> others) {
        List<Step> reached = new ArrayList<>();
        Deque<Step> toVisit = new ArrayDeque<>(List.of(first));
        while (!toVisit.isEmpty()) {
            Step step = toVisit.remove();
            reached.add(step);
            for (Iterator<Step> left = others.iterator(); left.hasNext(); ) {
                Step other = left.next();
                if (isPair(step, other)) {
                    toVisit.add(other);
                    left.remove();
                }
            }
        }
        reached.sort(Step.IN_EVENT_TIME);
        return reached;
    }

    private boolean isPair(Step one, Step other) {
        return one.stage() != other.stage()
                && Duration.between(one.time(), other.time()).abs().compareTo(tuning.window()) <= 0;
    }
}
