package dev.latchkey.detection.chain;

import dev.latchkey.detection.chain.Fact.DoorOpened;
import dev.latchkey.detection.chain.Fact.Noted;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
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
        return new Dependents(store)
                .reached(steps.stream().map(Step::subject).distinct().toList());
    }

    private List<Subject> reached(List<Subject> touched) {
        Set<Subject> reached = new LinkedHashSet<>(touched);
        Deque<Subject> toFollow = new ArrayDeque<>(touched);
        while (!toFollow.isEmpty() && reached.size() < MOST) {
            holders(toFollow.remove()).filter(reached::add).forEach(toFollow::add);
        }
        return reached.stream().filter(Subject::isIdentity).toList();
    }

    /** Nobody holds a user or root; what a caller did elsewhere shows when its identities are judged again. */
    private Stream<Subject> holders(Subject subject) {
        return switch (subject.kind()) {
            case ROOT, CALLER -> Stream.of();
            case USER, ROLE, GROUP, POLICY, PROVIDER ->
                store.read(subject).steps().stream().flatMap(Dependents::holders);
        };
    }

    private static Stream<Subject> holders(Step step) {
        if (step.fact() instanceof DoorOpened opened) {
            return opened.trusted().stream()
                    .flatMap(party -> Target.ofArn(party.name()).stream())
                    .map(Target::subject);
        }
        if (step.isNote(Note.HELD_BY)) {
            return Stream.of(Subject.ofKey(((Noted) step.fact()).text()));
        }
        return step.isNote(Note.RENAMED_TO) ? Stream.of(Chains.named(step)) : Stream.of();
    }
}
