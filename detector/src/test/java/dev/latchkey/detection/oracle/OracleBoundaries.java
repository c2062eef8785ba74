package dev.latchkey.detection.oracle;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.oracle.OracleBearers.Bearer;
import dev.latchkey.detection.rights.Privilege;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Fact.Created;
import dev.latchkey.detection.step.Fact.Granted;
import dev.latchkey.detection.step.Means;
import dev.latchkey.detection.step.Stage;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which boundary was in force when. */
record OracleBoundaries(OracleGrants grants, OraclePolicies policies) {

    /** "A boundary caps, never below LIMITED"; one that is not known caps nothing. */
    Level cap(Bearer bearer, Instant time) {
        Level widest = Level.NONE;
        List<Step> inForce = inForce(bearer, time);
        for (Step change : inForce) {
            Level level = policyOf(change)
                    .flatMap(policy -> policies.capAt(policy, change, time))
                    .orElse(Level.ADMIN);
            widest = level.compareTo(widest) > 0 ? level : widest;
        }
        return inForce.isEmpty() ? Level.ADMIN : widest;
    }

    List<Step> inForce(Bearer bearer, Instant time) {
        List<Step> latest = new ArrayList<>();
        for (Step change : changes(bearer)) {
            boolean later =
                    !latest.isEmpty() && change.time().isAfter(latest.get(0).time());
            // "Same second: creation before all others."
            if (!change.time().isAfter(time) && (later || (!latest.isEmpty() && isBirth(latest.get(0))))) {
                latest.clear();
            }
            if (!change.time().isAfter(time)) {
                latest.add(change);
            }
        }
        return latest;
    }

    List<Step> changes(Bearer bearer) {
        List<Step> changes = new ArrayList<>();
        bearer.creation().ifPresent(changes::add);
        for (Step grant : grants.of(bearer)) {
            Means means = ((Granted) grant.fact()).means();
            if (means == Means.BOUNDARY || means == Means.UNBOUND) {
                changes.add(grant);
            }
        }
        return changes;
    }

    static Optional<Subject> policyOf(Step change) {
        return change.fact() instanceof Created created
                ? created.boundary().map(arn -> new Subject.Thing(Subject.Kind.POLICY, "aws", Cast.HOME, arn))
                : ((Granted) change.fact()).from();
    }

    /** Decided beside the page (ADR 49): whoever a role names as its user comes in whatever his boundary says. */
    static boolean lets(Granted granted, Bearer bearer) {
        return granted.means() == Means.TRUST && bearer.nameNow() instanceof Subject.User;
    }

    /** Where there was none before, a boundary only takes away. */
    boolean isFirst(Step boundary, Bearer bearer) {
        List<Step> before = new ArrayList<>();
        for (Step change : changes(bearer)) {
            if (isBirth(change) || change.time().isBefore(boundary.time())) {
                boolean later =
                        !before.isEmpty() && change.time().isAfter(before.get(0).time());
                if (later || (!before.isEmpty() && isBirth(before.get(0)))) {
                    before.clear();
                }
                before.add(change);
            }
        }
        return !before.isEmpty()
                && before.stream().allMatch(change -> policyOf(change).isEmpty());
    }

    private static boolean isBirth(Step step) {
        return step.stage() == Stage.CREATION;
    }

    static Privilege within(Privilege privilege, Level cap) {
        Level lowest = cap.compareTo(Level.LIMITED) < 0 ? Level.LIMITED : cap;
        boolean capped = privilege.level().compareTo(lowest) > 0;
        boolean apart = lowest != Level.ADMIN && lowest != Level.ESCALATION;
        return new Privilege(
                capped ? lowest : privilege.level(), capped || apart ? Set.of() : privilege.halves(), "capped");
    }
}
