package dev.latchkey.detection.chain;

import static java.util.stream.Collectors.groupingBy;

import dev.latchkey.detection.step.Fact;
import dev.latchkey.detection.step.Stage;
import dev.latchkey.detection.step.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one judgement reads of many steps: of each range and bearer the strongest, and of those the earliest. Beyond
 * these it reads the first and the last of what is done again and again, if there is nothing else.
 *
 * @param hides whether what is left out may count
 */
public record Bounded(List<Step> steps, boolean hides) {

    /** Of one name: a pipeline that tries itself out makes the same role again and again. */
    static final int MOST_CREATIONS = 4 * ChainStore.STEPS_PER_STAGE;

    /** Of one range, for all bearers of a name together. */
    private static final int MOST = 20 * ChainStore.STEPS_PER_STAGE;

    static final Comparator<Step> STRONGEST_FIRST = Comparator.<Step>comparingInt(
                    step -> -step.fact().strength())
            .thenComparing(Step::time)
            .thenComparing(Step::eventId);

    public Bounded {
        steps = List.copyOf(steps);
    }

    /** A door that comes with its creation is read with that only. */
    public static Bounded of(Collection<Step> all) {
        List<Step> creations =
                all.stream().filter(step -> step.stage() == Stage.CREATION).toList();
        if (creations.size() <= MOST_CREATIONS) {
            return strongest(all, ChainStore.STEPS_PER_STAGE);
        }
        Set<String> passedOver = creations.stream()
                .sorted(STRONGEST_FIRST)
                .skip(MOST_CREATIONS)
                .map(Step::eventId)
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

    static Bounded strongest(Collection<Step> all, int ofEach) {
        if (all.size() <= ofEach) {
            return new Bounded(List.copyOf(all), false);
        }
        TreeSet<Instant> beginnings = beginnings(all);
        Map<StepRange, List<Step>> ranges = all.stream().collect(groupingBy(StepRange::of));
        List<Step> read = new ArrayList<>();
        boolean hides = false;
        for (StepRange range : StepRange.values()) {
            Bounded some = ofRange(ranges.getOrDefault(range, List.of()), beginnings, ofEach);
            read.addAll(some.steps());
            hides |= some.hides();
        }
        return new Bounded(read, hides);
    }

    /** Whether more is known of one range than is read of it, and what is left out may count. */
    public static boolean hidesIn(StepRange range, Collection<Step> all) {
        List<Step> some =
                all.stream().filter(step -> StepRange.of(step) == range).toList();
        return ofRange(some, beginnings(all), ChainStore.STEPS_PER_STAGE).hides();
    }

    private static TreeSet<Instant> beginnings(Collection<Step> all) {
        return all.stream().filter(Chain::begins).map(Step::time).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Bounded ofRange(List<Step> all, TreeSet<Instant> beginnings, int most) {
        if (all.size() <= most) {
            return new Bounded(all.stream().sorted(STRONGEST_FIRST).toList(), false);
        }
        List<Step> grave =
                all.stream().filter(step -> !StepRange.isEveryday(step)).toList();
        List<Bounded> ofBearers = grave.stream().collect(groupingBy(step -> bearer(step, beginnings))).values().stream()
                .map(ofOne -> Repetition.bounded(ofOne, most))
                .toList();
        boolean hides = ofBearers.stream().anyMatch(Bounded::hides);
        int mostOfAll = all.get(0).stage() == Stage.CREATION ? MOST_CREATIONS : MOST;
        List<Step> graveRead = ofBearers.stream()
                .flatMap(some -> some.steps().stream())
                .sorted(STRONGEST_FIRST)
                .toList();
        Stream<Step> everyday = all.stream()
                .filter(StepRange::isEveryday)
                .sorted(STRONGEST_FIRST)
                .filter(firstOfEachHolder())
                .limit(Math.max(0, most - graveRead.size()));
        List<Step> read =
                Stream.concat(graveRead.stream().limit(mostOfAll), everyday).toList();
        return new Bounded(read, hides || graveRead.size() > mostOfAll);
    }

    /** Whoever bears a name from its beginning on; a creation comes before all else of its second. */
    private static Instant bearer(Step step, TreeSet<Instant> beginnings) {
        Instant beginning = beginnings.floor(step.time());
        return beginning == null ? Instant.MIN : beginning;
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
}
