package dev.latchkey.detection.effective;

import dev.latchkey.detection.chain.Life;
import dev.latchkey.detection.rights.Lifted;
import dev.latchkey.detection.rights.Privilege;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Fact;
import dev.latchkey.detection.step.Fact.Granted;
import dev.latchkey.detection.step.Means;
import dev.latchkey.detection.step.Note;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import java.time.Instant;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.stream.Stream;

/** What a grant is worth at its own time to whom it was given; some turn out to be none. */
final class Worth {

    private final Sources sources;
    private final IdentityHashMap<Step, Step> settled = new IdentityHashMap<>();

    Worth(Sources sources) {
        this.sources = sources;
    }

    /** The grant with what is known of it, or a note if it gave nothing. */
    Step of(Life life, Step grant) {
        Step known = settled.get(grant);
        if (known == null) {
            known = settle(life, grant, (Granted) grant.fact());
            settled.put(grant, known);
        }
        return known;
    }

    private Step settle(Life life, Step grant, Granted granted) {
        return switch (granted.means()) {
            case POLICY, GROUP, TRUST, TAG, UNTAGGED -> capped(life, grant, lifting(life, grant, granted));
            case OLDER_NAME -> grant;
            case HELD_BEFORE -> grant.with(new Fact.Noted(Note.HELD_BEFORE, granted.policy()));
            case WITHDRAWAL ->
                removesDeny(life, grant, granted)
                        ? capped(life, grant, granted.privilege())
                        : noted(grant, "taken away: " + granted.policy());
            case UNBOUND -> grant.with(granted.with(Holdings.of(life, grant.time(), sources)));
            case BOUNDARY ->
                sources.boundaries().narrows(life, grant)
                        ? noted(grant, "boundary set to " + granted.policy())
                        : grant.with(granted.with(free(life, grant, grant.time())));
        };
    }

    /** With what an inline policy of its name held back before it. */
    private Privilege lifting(Life life, Step grant, Granted granted) {
        Privilege worth = Holdings.of(granted, life, grant.time(), sources);
        if (granted.means() != Means.POLICY || granted.from().isPresent()) {
            return worth;
        }
        return inlined(life, granted.policy())
                .takeWhile(step -> !step.equals(grant))
                .reduce((earlier, later) -> later)
                .map(before -> ((Granted) before.fact()).privilege())
                .map(before -> Lifted.with(worth, before, granted.privilege()))
                .orElse(worth);
    }

    /** What a new version of a boundary's policy is worth to whom it bounds. */
    Granted widened(Life life, Step boundary, Step version) {
        String policy = boundary.fact() instanceof Granted set
                ? set.policy()
                : ((Fact.Created) boundary.fact()).boundary().orElse("");
        return new Granted(policy, free(life, boundary, version.time()), Means.BOUNDARY, Optional.empty());
    }

    /** What a wider boundary sets free: no more than is known of the boundary. */
    private Privilege free(Life life, Step boundary, Instant time) {
        Privilege free = Holdings.of(life, time, sources);
        return sources.boundaries().isKnown(boundary, time) ? free : free.within(Level.UNKNOWN);
    }

    private Step capped(Life life, Step grant, Privilege privilege) {
        Granted granted = (Granted) grant.fact();
        boolean held = Boundaries.holdsBack(life, granted);
        Level cap = held ? sources.boundaries().cap(life, grant.time()) : Level.ADMIN;
        return grant.with(
                granted.with(privilege.within(cap).denying(granted.privilege().denies())));
    }

    private static Step noted(Step step, String text) {
        return step.with(new Fact.Noted(Note.DONE, text));
    }

    /** What is taken away gives rights only if it held some back. */
    private boolean removesDeny(Life life, Step step, Granted takenAway) {
        return takenAway
                .from()
                .map(from -> held(from, step.time()))
                .orElseGet(() -> inlinedBefore(life, step, takenAway.policy()))
                .anyMatch(Lifted::isDeny);
    }

    /** One by one: beside what a group allows, it may hold a Deny. */
    private Stream<Privilege> held(Subject from, Instant time) {
        if (from.kind() == Subject.Kind.POLICY) {
            return sources.policies().at(from, time).stream();
        }
        Life group = sources.chains().life(from, time);
        return group.heldAt(time).stream()
                .flatMap(step -> step.fact() instanceof Granted granted ? document(granted, time) : Stream.of());
    }

    private Stream<Privilege> document(Granted granted, Instant time) {
        return granted.from()
                .map(policy -> sources.policies().at(policy, time).stream())
                .orElseGet(() -> Stream.of(granted.privilege()));
    }

    private static Stream<Privilege> inlinedBefore(Life life, Step step, String name) {
        return inlined(life, name)
                .filter(it -> !it.time().isAfter(step.time()))
                .reduce((earlier, later) -> later)
                .map(it -> ((Granted) it.fact()).privilege())
                .stream();
    }

    private static Stream<Step> inlined(Life life, String name) {
        return life.grants().stream()
                .filter(step -> step.fact() instanceof Granted given
                        && given.means() == Means.POLICY
                        && given.from().isEmpty()
                        && given.policy().equalsIgnoreCase(name));
    }
}
