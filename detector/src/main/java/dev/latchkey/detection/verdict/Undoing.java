package dev.latchkey.detection.verdict;

import dev.latchkey.detection.call.Principal;
import dev.latchkey.detection.rights.Lifted;
import dev.latchkey.detection.step.Fact;
import dev.latchkey.detection.step.Note;
import dev.latchkey.detection.step.Operation;
import dev.latchkey.detection.step.Stage;
import dev.latchkey.detection.step.Step;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * That somebody who had no part in it stopped the identity, and somebody else set it going again: an intruder who
 * watches does so within seconds.
 */
final class Undoing {

    /** By which a credential is put out of use. */
    private static final Set<Operation> ENDING = EnumSet.of(
            Operation.UPDATE_ACCESS_KEY,
            Operation.UPDATE_SERVICE_SPECIFIC_CREDENTIAL,
            Operation.UPDATE_SSH_PUBLIC_KEY,
            Operation.UPDATE_SIGNING_CERTIFICATE,
            Operation.DELETE_ACCESS_KEY,
            Operation.DELETE_LOGIN_PROFILE);

    private final Set<String> givers = new HashSet<>();
    /** What holds, by who did it first. */
    private final Map<String, Step> stops = new LinkedHashMap<>();

    private final Set<String> denials = new HashSet<>();

    private Undoing() {}

    /** What was done before belongs to another bearer of the name, or to another story. */
    static Optional<Trait> in(Stretch stretch) {
        Undoing it = new Undoing();
        return Stream.concat(stretch.steps().stream(), stretch.evidence().stream())
                .filter(step -> step.subject().equals(stretch.subject()))
                .filter(step -> !step.time().isBefore(stretch.firstSeen()))
                .sorted(Step.IN_EVENT_TIME)
                .flatMap(step -> it.undone(step).stream())
                .findFirst();
    }

    private Optional<Trait> undone(Step step) {
        String who = who(step.actor());
        if (stops(step)) {
            stop(step, who);
            return Optional.empty();
        }
        givers.add(who);
        if (!startsAgain(step)) {
            return Optional.empty();
        }
        Optional<Trait> undone =
                stopOfAnother(who).map(stop -> new Trait(Trait.Kind.UNDONE, said(stop) + ", then " + said(step)));
        // Whoever stopped it may think better of it.
        stops.clear();
        denials.clear();
        return undone;
    }

    /** Who makes keys may take the old ones out of use: only somebody else does so to stop it. */
    private void stop(Step step, String who) {
        if (step.byOneself() || givers.contains(who)) {
            return;
        }
        stops.putIfAbsent(who, step);
        if (step.fact() instanceof Fact.Granted denial) {
            denials.add(denial.policy());
        }
    }

    private Optional<Step> stopOfAnother(String who) {
        return stops.entrySet().stream()
                .filter(stop -> !stop.getKey().equals(who))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static boolean stops(Step step) {
        return step.fact() instanceof Fact.Granted granted
                ? !Stretch.counts(step) && Lifted.deniesAll(granted.policy(), granted.privilege())
                : step.isNote(Note.DONE) && ENDING.contains(step.operation());
    }

    private boolean startsAgain(Step step) {
        boolean lifts = step.fact() instanceof Fact.Granted granted && denials.contains(granted.policy());
        return Stretch.counts(step) && (lifts || step.stage() == Stage.CREDENTIAL);
    }

    /** People of Identity Center share a role, and cannot choose the names of their sessions. */
    private static String who(Principal actor) {
        return actor.person().map(person -> actor.name() + "/" + person).orElseGet(actor::name);
    }

    private static String said(Step step) {
        return step.operation().eventName() + " by " + step.actor().shown() + " at " + step.time();
    }
}
