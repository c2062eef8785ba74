package dev.latchkey.detection.chain;

import static java.util.stream.Collectors.partitioningBy;

import dev.latchkey.detection.step.Fact.DoorOpened;
import dev.latchkey.detection.step.Fact.Noted;
import dev.latchkey.detection.step.Note;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.IdentityArn;
import dev.latchkey.detection.subject.Subject;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The identities whose chains may have changed with some steps: their own, and those that hold what has changed. */
public final class Dependents {

    /** What one call may cause to be judged, however many an attacker has linked together. */
    private static final int MOST = 100;

    private final ChainStore store;

    private Dependents(ChainStore store) {
        this.store = store;
    }

    public static List<Subject> of(Collection<Step> steps, ChainStore store) {
        Map<Boolean, List<Step>> byHeld = steps.stream().collect(partitioningBy(step -> step.isNote(Note.HELD_BY)));
        List<Step> own = byHeld.getOrDefault(false, List.of());
        // That somebody more holds it changes nothing for those who held it before.
        List<Subject> changed = own.stream()
                .flatMap(step -> Stream.concat(changedBy(step), Leads.from(step, store)))
                .distinct()
                .toList();
        List<Subject> reached = new Dependents(store).reached(subjects(own), changed);
        // Nor for what is held but that its chain got a note: one document has room for hundreds of roles.
        Stream<Subject> held = subjects(byHeld.getOrDefault(true, List.of())).stream()
                .filter(subject -> subject.isIdentity() && !reached.contains(subject))
                .limit(Math.max(0, MOST - reached.size()));
        return Stream.concat(reached.stream(), held).toList();
    }

    /** None by what happens all day and gives nothing to whoever may assume the role, or sits in the group. */
    private static Stream<Subject> changedBy(Step step) {
        boolean givesNothing = step.isNote(Note.USED) || step.isNote(Note.DENIED);
        // It counts for a user under a newer name, too.
        boolean mayBeRenamed = step.subject() instanceof Subject.User;
        return givesNothing && !mayBeRenamed ? Stream.of() : Stream.of(step.subject());
    }

    private static List<Subject> subjects(List<Step> steps) {
        return steps.stream().map(Step::subject).distinct().toList();
    }

    private List<Subject> reached(List<Subject> touched, List<Subject> changed) {
        Set<Subject> reached = new LinkedHashSet<>(changed);
        Deque<Subject> toFollow = new ArrayDeque<>(changed);
        while (!toFollow.isEmpty() && reached.size() < MOST) {
            holders(toFollow.remove()).filter(reached::add).forEach(toFollow::add);
        }
        return Stream.concat(touched.stream(), reached.stream())
                .distinct()
                .filter(Subject::isIdentity)
                .toList();
    }

    /** Nobody holds root; where what a caller did leads to is followed once, from the step that tells of it. */
    private Stream<Subject> holders(Subject subject) {
        return switch (subject.kind()) {
            case ROOT, CALLER, REACH -> Stream.of();
            case USER, ROLE, GROUP, POLICY, PROVIDER ->
                store.read(subject).steps().stream().flatMap(Dependents::holders);
        };
    }

    /** Under either name, for who came to hold it under the older one still does. */
    private static Stream<Subject> holders(Step step) {
        if (step.fact() instanceof DoorOpened opened) {
            return opened.trusted().stream()
                    .flatMap(party -> IdentityArn.of(party.name()).stream())
                    .map(IdentityArn::subject);
        }
        if (step.isNote(Note.HELD_BY)) {
            return Stream.of(Subject.ofKey(((Noted) step.fact()).text()));
        }
        return Turns.isRename(step) ? Stream.of(Chains.named(step)) : Stream.of();
    }
}
