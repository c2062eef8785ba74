package dev.latchkey.detection.verdict;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.partitioningBy;
import static java.util.stream.Collectors.toList;

import dev.latchkey.detection.step.Fact.Noted;
import dev.latchkey.detection.step.Note;
import dev.latchkey.detection.step.Stage;
import dev.latchkey.detection.step.Step;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a reader of a finding is shown: its steps, and the gravest of what else bears on them. */
public final class Story {

    private static final int MOST_EVIDENCE = 10;

    /** For a reader, to whom it says more that outsiders came in than that somebody was kept out. */
    public static final Comparator<Step> GRAVEST_FIRST = Comparator.<Step>comparingInt(step -> step.isNote(Note.USED)
                    ? Note.DENIED.strength()
                    : step.fact().strength())
            .reversed()
            .thenComparing(step -> !step.isNote(Note.USED))
            .thenComparing(Step.IN_EVENT_TIME);

    private final Stretch stretch;

    private Story(Stretch stretch) {
        this.stretch = stretch;
    }

    /** In event time. */
    static List<Step> of(Stretch stretch) {
        Story story = new Story(stretch);
        Map<Boolean, List<Step>> byUse = stretch.evidence().stream()
                .filter(story::isWorthTelling)
                .collect(partitioningBy(step -> step.isNote(Note.USED)));
        Stream<Step> others = Stream.concat(
                byUse.getOrDefault(false, List.of()).stream(), firstUses(byUse.getOrDefault(true, List.of())));
        return Stream.concat(
                        stretch.steps().stream(), others.sorted(GRAVEST_FIRST).limit(MOST_EVIDENCE))
                .sorted(Step.IN_EVENT_TIME)
                .toList();
    }

    private boolean isWorthTelling(Step step) {
        boolean own =
                step.subject().equals(stretch.subject()) && !step.isNote(Note.HELD_BY) && !step.isNote(Note.LEADS_TO);
        return own || step.stage() == Stage.CREATION || (step.isNote(Note.OMITTED) && isByCaller(step));
    }

    private boolean isByCaller(Step step) {
        return stretch.steps().stream()
                .anyMatch(it -> it.actor().name().equals(step.actor().name()));
    }

    /** Of one caller from one address the first: a vendor comes every minute. */
    private static Stream<Step> firstUses(List<Step> uses) {
        return uses.stream()
                .collect(groupingBy(
                        step -> step.actor().name() + " " + step.origin().address(), LinkedHashMap::new, toList()))
                .values()
                .stream()
                .map(ofOne -> ofOne.size() > 1 ? asFirstOf(ofOne.get(0)) : ofOne.get(0));
    }

    private static Step asFirstOf(Step use) {
        Noted noted = (Noted) use.fact();
        return use.with(new Noted(noted.note(), noted.text() + ", the first of several times"));
    }
}
