package dev.latchkey.detection.chain;

import dev.latchkey.detection.step.Fact.CredentialMade;
import dev.latchkey.detection.step.Fact.Defined;
import dev.latchkey.detection.step.Fact.DoorOpened;
import dev.latchkey.detection.step.Fact.Granted;
import dev.latchkey.detection.step.Means;
import dev.latchkey.detection.step.Stage;
import dev.latchkey.detection.step.Step;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What is left of the steps of one bearer and stage if what only does again what was done within a day is passed over.
 * A reconciler puts the same document on a role twice an hour; that hides nothing.
 *
 * <p>The last of each day is left as well: all between is as near to either as a day, and an entry that covers both
 * covers it.
 */
final class Repetition {

    private static final Duration DAY = Duration.ofHours(24);

    /** So many SSH keys a user has, and fewer of all else: which of many are there still is not known. */
    private static final int MOST_AT_ONCE = 5;

    private final Map<Alike, Step> lastAlike = new HashMap<>();
    private final Map<Alike, Deque<Step>> lastPassedOver = new HashMap<>();
    private final Map<Object, Alike> lastOfThing = new HashMap<>();
    private final List<Step> kept = new ArrayList<>();
    /** How many are the first of their like, or changed within a day what the last of their like had done. */
    private int different;

    private Repetition() {}

    /** The strongest are read however alike they are: what was told of them before stays what it was. */
    static Bounded bounded(List<Step> all, int most) {
        List<Step> strongest =
                all.stream().sorted(Bounded.STRONGEST_FIRST).limit(most).toList();
        if (all.size() <= most) {
            return new Bounded(strongest, false);
        }
        Repetition repetition = of(all);
        if (!all.stream().allMatch(Repetition::mayRepeat) || repetition.different > most) {
            return new Bounded(strongest, true);
        }
        Set<Step> read = new LinkedHashSet<>(strongest);
        read.addAll(repetition.kept);
        return new Bounded(List.copyOf(read), false);
    }

    /** A policy has five versions, and of what is grave among evidence one more is never the same again. */
    private static boolean mayRepeat(Step step) {
        return step.stage() != Stage.EVIDENCE && !(step.fact() instanceof Defined);
    }

    private static Repetition of(Collection<Step> steps) {
        Repetition repetition = new Repetition();
        steps.stream().sorted(Step.IN_EVENT_TIME).forEach(repetition::take);
        repetition.lastPassedOver.values().forEach(repetition.kept::addAll);
        return repetition;
    }

    private void take(Step step) {
        Alike alike = Alike.of(step);
        Step before = lastAlike.get(alike);
        boolean sameDay = before != null && step.time().isBefore(before.time().plus(DAY));
        if (sameDay && changesNothing(step, alike)) {
            passOver(step, alike);
            return;
        }
        Deque<Step> lastOfDay = lastPassedOver.remove(alike);
        kept.addAll(lastOfDay == null ? List.of() : lastOfDay);
        kept.add(step);
        different += before == null || sameDay ? 1 : 0;
        lastAlike.put(alike, step);
        lastOfThing.put(thing(step, alike), alike);
    }

    /** Of what is taken away again none is left: it counts as held on, whatever else was given between. */
    private void passOver(Step step, Alike alike) {
        if (isTakenAway(step)) {
            return;
        }
        Deque<Step> last = lastPassedOver.computeIfAbsent(alike, it -> new ArrayDeque<>());
        last.add(step);
        if (last.size() > (step.fact() instanceof CredentialMade ? MOST_AT_ONCE : 1)) {
            last.remove();
        }
    }

    private static boolean isTakenAway(Step step) {
        return step.fact() instanceof Granted granted && granted.means() == Means.WITHDRAWAL;
    }

    /** What was given is so still, as far as those say that are kept: what is taken away again counts as held on. */
    private boolean changesNothing(Step step, Alike alike) {
        return isTakenAway(step) || alike.equals(lastOfThing.get(thing(step, alike)));
    }

    /** What a later step of the same would end or replace; no other step ends a credential. */
    private static Object thing(Step step, Alike alike) {
        if (!(step.fact() instanceof Granted granted)) {
            return step.fact() instanceof DoorOpened ? "trust" : alike;
        }
        return granted.means().isOfBoundary()
                ? "boundary"
                : Life.isOfGroup(granted) + " " + granted.policy().toLowerCase(Locale.ROOT);
    }
}
