package dev.latchkey.detection.verdict;

import dev.latchkey.detection.call.Principal;
import dev.latchkey.detection.rights.Lifted;
import dev.latchkey.detection.step.Door;
import dev.latchkey.detection.step.Fact;
import dev.latchkey.detection.step.Note;
import dev.latchkey.detection.step.Operation;
import dev.latchkey.detection.step.Own;
import dev.latchkey.detection.step.Stage;
import dev.latchkey.detection.step.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
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

    /** By event time; of one second nobody knows the order, and that it was stopped before is the worse. */
    private static final Comparator<Step> STOPS_FIRST = Comparator.comparing(Step::time)
            .thenComparing(step -> step.stage() == Stage.CREATION ? 0 : stops(step) ? 1 : 2)
            .thenComparing(Step.IN_EVENT_TIME);

    /** @param policy that denies everything; without one, a credential was put out of use */
    private record Stop(String who, Optional<String> policy, Step step) {
        boolean isBy(String other) {
            return who.equals(other);
        }
    }

    private final Own own;
    private final Set<String> givers = new HashSet<>();
    private final List<Stop> standing = new ArrayList<>();

    private Undoing(Own own) {
        this.own = own;
    }

    /** Looked for only where something stops it, which is no step of its own: mostly nothing does. */
    static Optional<Trait> in(Stretch stretch, Own own) {
        if (stretch.evidence().stream().noneMatch(Undoing::stops)) {
            return Optional.empty();
        }
        Undoing it = new Undoing(own);
        return Stream.concat(stretch.steps().stream(), stretch.evidence().stream())
                .filter(step -> step.subject().equals(stretch.subject()))
                .filter(step -> isPartOf(stretch, step))
                .sorted(STOPS_FIRST)
                .flatMap(step -> it.undone(step).stream())
                .findFirst();
    }

    /** What was done before belongs to another bearer of the name or to another story, but for a Deny that stood. */
    private static boolean isPartOf(Stretch stretch, Step step) {
        boolean mayStand = stretch.creation().isEmpty() && step.fact() instanceof Fact.Granted;
        return mayStand || !step.time().isBefore(stretch.firstSeen());
    }

    private Optional<Trait> undone(Step step) {
        String who = who(step.actor());
        if (stops(step)) {
            stop(step, who);
            return Optional.empty();
        }
        if (!Stretch.counts(step)) {
            return Optional.empty();
        }
        givers.add(who);
        return isCredential(step) ? startedBy(who, step, standing, Optional.empty()) : liftedBy(who, step);
    }

    /** Who makes keys may take the old ones out of use: only somebody else does so to stop it. */
    private void stop(Step step, String who) {
        if (!step.byOneself() && !givers.contains(who)) {
            standing.add(new Stop(who, policy(step), step));
        }
    }

    private Optional<Trait> liftedBy(String who, Step step) {
        Optional<String> lifted = policy(step);
        List<Stop> touched = lifted.isEmpty()
                ? List.of()
                : standing.stream().filter(stop -> stop.policy().equals(lifted)).toList();
        return startedBy(who, step, touched, lifted);
    }

    private Optional<Trait> startedBy(String who, Step step, List<Stop> touched, Optional<String> lifted) {
        Optional<Stop> ofAnother =
                touched.stream().filter(stop -> !stop.isBy(who)).findFirst();
        if (ofAnother.isEmpty() && !touched.isEmpty()) {
            thinksBetter(who, lifted);
        }
        return ofAnother.map(stop -> new Trait(Trait.Kind.UNDONE, said(stop.step()) + ", then " + said(step)));
    }

    /** A credential sets free nothing that a Deny still holds; without his last Deny, nothing of his holds. */
    private void thinksBetter(String who, Optional<String> lifted) {
        standing.removeIf(stop -> stop.isBy(who) && stop.policy().equals(lifted));
        if (standing.stream().noneMatch(stop -> stop.isBy(who) && stop.policy().isPresent())) {
            standing.removeIf(stop -> stop.isBy(who));
        }
    }

    private static boolean stops(Step step) {
        return step.fact() instanceof Fact.Granted granted
                ? !Stretch.counts(step) && Lifted.deniesAll(granted.policy(), granted.privilege())
                : (step.isNote(Note.DONE) || step.isNote(Note.KEY_DELETED)) && ENDING.contains(step.operation());
    }

    /** Of a role, only what lets outsiders in: whoever closes its door writes its trust policy too. */
    private boolean isCredential(Step step) {
        return step.fact() instanceof Fact.DoorOpened opened
                ? Door.of(opened.trusted(), own).isCredential()
                : step.stage() == Stage.CREDENTIAL;
    }

    /** IAM does not tell names apart by case. */
    private static Optional<String> policy(Step step) {
        return step.fact() instanceof Fact.Granted granted
                ? Optional.of(granted.policy().toLowerCase(Locale.ROOT))
                : Optional.empty();
    }

    /** People of Identity Center share a role, and cannot choose the names of their sessions. */
    private static String who(Principal actor) {
        return actor.person().map(person -> actor.name() + "/" + person).orElseGet(actor::name);
    }

    private static String said(Step step) {
        return step.operation().eventName() + " by " + step.actor().shown() + " at " + step.time();
    }
}
