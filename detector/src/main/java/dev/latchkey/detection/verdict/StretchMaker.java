package dev.latchkey.detection.verdict;

import dev.latchkey.detection.chain.Bearers;
import dev.latchkey.detection.chain.Chain;
import dev.latchkey.detection.chain.Known;
import dev.latchkey.detection.rights.Privilege;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Door;
import dev.latchkey.detection.step.Fact;
import dev.latchkey.detection.step.Note;
import dev.latchkey.detection.step.Own;
import dev.latchkey.detection.step.Stage;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes a stretch down with what stands around its steps. */
record StretchMaker(Chain chain, Bearers bearers, Tuning tuning) {

    Stretch afterCreation(Step creation, List<Step> held, Instant windowEnd) {
        Set<Step> slow =
                held.stream().filter(step -> step.time().isAfter(windowEnd)).collect(Collectors.toUnmodifiableSet());
        return stretch(Optional.of(creation), held, slow, Privilege.NOTHING);
    }

    Stretch withoutCreation(List<Step> held) {
        return stretch(Optional.empty(), held, Set.of(), heldBefore(held));
    }

    private Stretch stretch(Optional<Step> creation, List<Step> held, Set<Step> slow, Privilege before) {
        Own own = tuning.own(chain.subject().account());
        Door door = held.stream()
                .flatMap(step -> step.fact() instanceof Fact.DoorOpened opened ? Stream.of(opened) : Stream.of())
                .map(opened -> Door.of(opened.trusted(), own))
                .max(Door::compareTo)
                .orElse(Door.CLOSED);
        Instant first = held.get(0).time();
        Optional<Instant> since =
                creation.isPresent() ? Optional.empty() : chain.known().since().filter(birth -> birth.isBefore(first));
        Optional<Step> earlier = creation.isPresent() ? Optional.empty() : earlierCreation(held);
        return new Stretch(
                chain.subject(), creation, held, slow, evidence(held), before, earlier, since, door, chain.truncated());
    }

    /** Of whom all steps are: of several bearers of the name none says who made the others. */
    private Optional<Step> earlierCreation(List<Step> held) {
        Set<Optional<Step>> creations = held.stream().map(bearers::creationOf).collect(Collectors.toUnmodifiableSet());
        return creations.size() == 1 ? creations.iterator().next() : Optional.empty();
    }

    /**
     * Whoever opens a role opens all that it still holds, however long ago it was given: what is taken away afterwards
     * has been open.
     */
    private Privilege heldBefore(List<Step> held) {
        if (!(chain.subject() instanceof Subject.Role)) {
            return Privilege.NOTHING;
        }
        Step last = held.get(held.size() - 1);
        Instant opened = held.stream()
                .filter(step -> step.stage() == Stage.CREDENTIAL)
                .map(Step::time)
                .findFirst()
                .orElse(last.time());
        Stream<Privilege> remembered = Stretch.granted(chain.of(Stage.GRANT)
                .filter(step -> !step.time().isAfter(last.time()) && chain.isHeldAt(step, opened)));
        Stream<Privilege> known = isOfAnother(chain.known(), last) ? Stream.of() : chain.known().privilege().stream();
        Privilege before = Privilege.union(Stream.concat(remembered, known).toList());
        return before.level() == Level.UNKNOWN ? Privilege.NOTHING : before;
    }

    /** The account tells of whoever bears the name now, who may have been made under it since. */
    private static boolean isOfAnother(Known known, Step last) {
        return known.since().filter(birth -> birth.isAfter(last.time())).isPresent();
    }

    /** What happened from a window before the first step until a window after the last, and what it is called since. */
    private List<Step> evidence(List<Step> held) {
        Instant from = held.get(0).time().minus(tuning.window());
        Instant to = held.get(held.size() - 1).time().plus(tuning.window());
        List<Step> evidence = new ArrayList<>();
        chain.steps().stream().filter(step -> !Stretch.counts(step)).forEach(evidence::add);
        evidence.addAll(chain.around());
        evidence.removeIf(step -> step.isNote(Note.HELD_BEFORE) || isOfAnother(step, held));
        Instant end = end(evidence, held.get(held.size() - 1).time());
        evidence.removeIf(step -> isOwn(step) && step.time().isAfter(end));
        // A caller may bear the same name, and is another.
        evidence.addAll(births(held));
        evidence.removeIf(step -> step.time().isBefore(from));
        evidence.removeIf(step -> step.time().isAfter(to) && !step.isNote(Note.RENAMED_FROM));
        return evidence;
    }

    /**
     * When a user was deleted: whoever took the name then may have been renamed since, and left only that here. A role
     * is never renamed; where its deletion has not yet spread it is still assumed.
     */
    private Instant end(List<Step> evidence, Instant last) {
        if (chain.subject() instanceof Subject.Role) {
            return Instant.MAX;
        }
        return evidence.stream()
                .filter(step -> isOwn(step) && step.isNote(Note.DELETED))
                .map(Step::time)
                .filter(time -> !time.isBefore(last))
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
    }

    /** What was denied or hidden is judged by who called. */
    private boolean isOwn(Step step) {
        return step.subject().equals(chain.subject()) && !step.isNote(Note.DENIED) && !step.isNote(Note.OMITTED);
    }

    private List<Step> births(List<Step> held) {
        return chain.births().isEmpty()
                ? List.of()
                : held.stream()
                        .flatMap(step -> chain.birthOfCaller(step).stream())
                        .distinct()
                        .sorted(Step.IN_EVENT_TIME)
                        .toList();
    }

    /**
     * That an older bearer of the name was deleted before is worth telling; what is done to one later would look as if
     * it were done to this one.
     */
    private boolean isOfAnother(Step step, List<Step> held) {
        return isOwn(step)
                && !step.time().isBefore(held.get(0).time())
                && held.stream().noneMatch(it -> bearers.isOfOne(step, it));
    }
}
