package dev.latchkey.detection.rights;

import dev.latchkey.detection.call.PolicyDocument.Statement;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.subject.Subject.Kind;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whose boundary a document lets its holder take away or replace, by kind and pattern: as a boundary it does not hold
 * such a one.
 */
public final class Unbinding {

    private static final List<Kind> BOUNDED = List.of(Kind.USER, Kind.ROLE);
    private static final String ANYBODY = "*";
    /** Kept one by one, each with no more than that; beyond it counts as anybody's. */
    private static final int MOST = 10;

    private static final int LONGEST = 256;

    private Unbinding() {}

    static Set<String> by(Collection<Reach> allowed) {
        Set<String> bearers = allowed.stream().flatMap(Unbinding::by).collect(Collectors.toUnmodifiableSet());
        boolean much = bearers.size() > MOST || bearers.stream().anyMatch(it -> it.length() > LONGEST);
        return much
                ? bearers.stream()
                        .map(it -> it.split(" ", 2)[0] + " " + ANYBODY)
                        .collect(Collectors.toUnmodifiableSet())
                : bearers;
    }

    private static Stream<String> by(Reach reach) {
        return BOUNDED.stream()
                .filter(kind -> EscalationActions.unbinding(kind).stream().anyMatch(reach.statement()::allowsAction))
                .flatMap(kind -> of(kind, reach).map(pattern -> kind + " " + pattern));
    }

    private static Stream<String> of(Kind kind, Reach reach) {
        boolean anybody = reach.any(kind) || (kind == Kind.USER && reach.ownUser());
        return anybody ? Stream.of(ANYBODY) : reach.namesOf(kind);
    }

    /** How far a document holds as the boundary of somebody. What leaves open what it allows holds nobody anyway. */
    public static Level cap(Privilege boundary, Subject bearer) {
        boolean open = boundary.level() == Level.UNKNOWN || boundary.level().isPowerful();
        return !open && frees(boundary, bearer) ? Level.ESCALATION : boundary.level();
    }

    private static boolean frees(Privilege boundary, Subject bearer) {
        List<String> patterns = boundary.frees().stream()
                .map(it -> it.split(" ", 2))
                .filter(it -> it[0].equals(bearer.kind().name()))
                .map(it -> it[1])
                .toList();
        Statement reached = new Statement(true, List.of(), false, patterns, false, false);
        return new Reach(reached, bearer.partition(), bearer.account()).covers(bearer);
    }
}
