package dev.latchkey.detection.effective;

import dev.latchkey.detection.chain.Life;
import dev.latchkey.detection.rights.Privilege;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Fact.Granted;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.subject.Subject.Kind;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody may do at a time through policies, groups and roles, as far as their partitions remember: all that can
 * be reached from there, each once, so that roles which trust each other in a circle end.
 */
final class Holdings {

    /** What is visited under the narrowest of the boundaries on the way. */
    private record Stop(Subject subject, Level cap) {}

    private final Optional<Life> holder;
    private final Instant time;
    private final Sources sources;
    private final Set<Stop> seen = new HashSet<>();
    private final Deque<Stop> toVisit = new ArrayDeque<>();
    /** Roles that a document lets its holder assume. */
    private final Set<Subject> assumed = new HashSet<>();

    private final List<Privilege> found = new ArrayList<>();
    private boolean cutShort;

    private Holdings(Optional<Life> holder, Instant time, Sources sources) {
        this.holder = holder;
        this.time = time;
        this.sources = sources;
    }

    /** What a grant is worth at that time to whom it was given, who gains nothing by reaching himself. */
    static Privilege of(Granted granted, Life holder, Instant time, Sources sources) {
        Holdings holdings = new Holdings(Optional.of(holder), time, sources);
        holdings.take(granted, Level.ADMIN);
        return holdings.all();
    }

    /** What a policy allows at that time. */
    static Privilege of(Subject policy, Instant time, Sources sources) {
        Holdings holdings = new Holdings(Optional.empty(), time, sources);
        holdings.follow(policy, Level.ADMIN);
        return holdings.all();
    }

    /** What an identity, a group or a role holds at that time, within its boundary. */
    static Privilege of(Life life, Instant time, Sources sources) {
        Holdings holdings = new Holdings(Optional.empty(), time, sources);
        holdings.visit(life, Level.ADMIN);
        return holdings.all();
    }

    private Privilege all() {
        while (!toVisit.isEmpty() && !sources.effort().isSpent()) {
            Stop stop = toVisit.remove();
            if (stop.subject().kind() == Kind.POLICY) {
                Privilege notKnown = unknown("the document of a customer policy is not known");
                take(sources.policies().at(stop.subject(), time).orElse(notKnown), stop.cap());
            } else {
                visit(sources.chains().life(stop.subject(), time), stop.cap());
            }
        }
        if (cutShort || !toVisit.isEmpty()) {
            found.add(unknown("more is linked than one judgement follows"));
        }
        return Privilege.union(found);
    }

    /** A group or role: everything that it was given; the rest is unknown unless its beginning was seen. */
    private void visit(Life life, Level capBefore) {
        if (holder.filter(life::isSame).isPresent()) {
            return;
        }
        int before = found.size();
        Level ownCap = sources.boundaries().cap(life, time);
        Level cap = ownCap.compareTo(capBefore) < 0 ? ownCap : capBefore;
        List<Step> held = sources.heldAt(life, time);
        for (Step step : held) {
            if (hasRoom()) {
                take((Granted) step.fact(), cap);
            }
        }
        Subject subject = life.chain().subject();
        Optional<Privilege> snapshot = sources.account().known(subject).privilege();
        snapshot.ifPresent(all -> take(all, cap));
        if (!life.isWhole() && snapshot.isEmpty()) {
            take(unknown(restOf(subject, held.isEmpty())), cap);
        }
        if (assumed.contains(subject)) {
            name(subject, before);
        }
    }

    private void take(Granted granted, Level cap) {
        granted.from().ifPresentOrElse(from -> follow(from, cap), () -> take(granted.privilege(), cap));
    }

    private void take(Privilege privilege, Level cap) {
        found.add((privilege.roles().isEmpty() ? privilege : privilege.withoutRoles()).within(cap));
        assumed.addAll(privilege.roles());
        // Each is a grant of its own: one document has room for hundreds.
        for (Subject role : privilege.roles()) {
            if (hasRoom()) {
                follow(role, cap);
            }
        }
    }

    /** What came since then, said to be the role's: its bearer was never given it. */
    private void name(Subject role, int since) {
        String of = ", of role " + role.name();
        found.subList(since, found.size()).replaceAll(it -> it.saying(it.why() + of));
    }

    private boolean hasRoom() {
        cutShort |= !sources.effort().spend();
        return !cutShort;
    }

    private void follow(Subject subject, Level cap) {
        Stop stop = new Stop(subject, cap);
        if (seen.add(stop)) {
            toVisit.add(stop);
        }
    }

    private static String restOf(Subject holder, boolean nothingSeen) {
        String what = nothingSeen ? "what" : "what else";
        String who = holder.kind().shown();
        return "%s the %s may do is not known".formatted(what, who);
    }

    private static Privilege unknown(String why) {
        return Privilege.of(Level.UNKNOWN, why);
    }
}
