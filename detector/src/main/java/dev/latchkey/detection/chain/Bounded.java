package dev.latchkey.detection.chain;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import dev.latchkey.detection.step.Fact;
import dev.latchkey.detection.step.Stage;
import dev.latchkey.detection.step.Step;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one judgement reads of many steps: of each range the strongest, and of those the earliest.
 *
 * @param cut the ranges of which it does not read all
 */
public record Bounded(List<Step> steps, Set<StepRange> cut) {

    private static final Comparator<Step> STRONGEST_FIRST = Comparator.<Step>comparingInt(
                    step -> -step.fact().strength())
            .thenComparing(Step::time)
            .thenComparing(Step::eventId);

    public Bounded {
        steps = List.copyOf(steps);
        cut = Set.copyOf(cut);
    }

    /** A door that comes with its creation is read with that only. */
    public static Bounded of(Collection<Step> all) {
        List<Step> creations =
                all.stream().filter(step -> step.stage() == Stage.CREATION).toList();
        if (creations.size() <= ChainStore.STEPS_PER_STAGE) {
            return strongest(all, ChainStore.STEPS_PER_STAGE);
        }
        Set<String> read = strongest(creations, ChainStore.STEPS_PER_STAGE).steps().stream()
                .map(Step::eventId)
                .collect(Collectors.toUnmodifiableSet());
        Set<String> passedOver = creations.stream()
                .map(Step::eventId)
                .filter(eventId -> !read.contains(eventId))
                .collect(Collectors.toUnmodifiableSet());
        List<Step> left = all.stream()
                .filter(step -> !passedOver.contains(step.eventId()) || !StoredStep.comesWithCreation(step))
                .toList();
        return strongest(left, ChainStore.STEPS_PER_STAGE);
    }

    /** Whether a judgement would read it among those that it reads now. */
    public static boolean wouldRead(Step step, Collection<Step> others) {
        return of(Stream.concat(others.stream(), Stream.of(step)).toList())
                .steps()
                .contains(step);
    }

    static Bounded strongest(Collection<Step> all, int ofEachRange) {
        if (all.size() <= ofEachRange) {
            return new Bounded(List.copyOf(all), Set.of());
        }
        Map<StepRange, Long> numbers = all.stream().collect(groupingBy(StepRange::of, counting()));
        Set<StepRange> cut = EnumSet.noneOf(StepRange.class);
        numbers.forEach((range, number) -> {
            if (number > ofEachRange) {
                cut.add(range);
            }
        });
        List<Step> strongest = Arrays.stream(StepRange.values())
                .flatMap(range -> all.stream()
                        .filter(step -> StepRange.of(step) == range)
                        .sorted(STRONGEST_FIRST)
                        .filter(firstOfEachHolder())
                        .limit(ofEachRange))
                .toList();
        return new Bounded(strongest, cut);
    }

    /** Who joins a group and leaves it all day takes no place from others who are in it. */
    private static Predicate<Step> firstOfEachHolder() {
        Set<Fact> holders = new HashSet<>();
        return step -> StepRange.of(step) != StepRange.HOLDER || holders.add(step.fact());
    }

    /** What no judgement reads of these or more, and will not miss. */
    static List<Step> neverRead(Collection<Step> all) {
        List<Step> everyday = all.stream().filter(StepRange::isEveryday).toList();
        Set<Step> read =
                Set.copyOf(strongest(everyday, ChainStore.STEPS_PER_STAGE).steps());
        return everyday.stream().filter(step -> !read.contains(step)).toList();
    }

    public Bounded alsoCut(Set<StepRange> others) {
        Set<StepRange> all = EnumSet.noneOf(StepRange.class);
        all.addAll(cut);
        all.addAll(others);
        return new Bounded(steps, all);
    }

    /** Whether what is left out may count. */
    public boolean hides() {
        return cut.stream().anyMatch(range -> range.mayHide(steps));
    }
}
