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
import java.util.List;
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
    private final Set<String> stoppers = new HashSet<>();
    private final Set<String> denials = new HashSet<>();
    private Optional<Step> stopped = Optional.empty();

    private Undoing() {}

    static Optional<Trait> in(Stretch stretch) {
        Undoing it = new Undoing();
        List<Step> own = Stream.concat(stretch.steps().stream(), stretch.evidence().stream())
                .filter(step -> step.subject().equals(stretch.subject()))
                .sorted(Step.IN_EVENT_TIME)
                .toList();
        return own.stream().flatMap(step -> it.undone(step).stream()).findFirst();
    }

    private Optional<Trait> undone(Step step) {
        String who = who(step.actor());
        if (stops(step)) {
            stop(step, who);
            return Optional.empty();
        }
        boolean again = startsAgain(step);
        givers.add(who);
        if (again && stoppers.contains(who)) {
            goOn();
            return Optional.empty();
        }
        return again
                ? stopped.map(stop -> new Trait(Trait.Kind.UNDONE, said(stop) + ", then " + said(step)))
                : Optional.empty();
    }

    /** Who makes keys may take the old ones out of use: only somebody else does so to stop it. */
    private void stop(Step step, String who) {
        if (step.byOneself() || givers.contains(who)) {
            return;
        }
        stoppers.add(who);
        stopped = stopped.or(() -> Optional.of(step));
        if (step.fact() instanceof Fact.Granted denial) {
            denials.add(denial.policy());
        }
    }

    /** Whoever stopped it may think better of it. */
    private void goOn() {
        stopped = Optional.empty();
        denials.clear();
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
