package dev.latchkey.detection.oracle;

import dev.latchkey.detection.oracle.OracleBearers.Bearer;
import dev.latchkey.detection.rights.Privilege;
import dev.latchkey.detection.rights.Privilege.Half;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Fact.Granted;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Section 2 of the page: what somebody holds at a time, walked along every way once. */
final class OracleHoldings {

    private static final Privilege NOT_KNOWN = Privilege.of(Level.UNKNOWN, "not known");

    private final OracleBearers bearers;
    private final OracleGrants grants;
    private final OraclePolicies policies;
    private final OracleBoundaries boundaries;
    private final OracleDenials denials;

    OracleHoldings(List<Step> all, OracleBearers bearers) {
        this.bearers = bearers;
        this.grants = new OracleGrants(all, bearers);
        this.policies = new OraclePolicies(all);
        this.boundaries = new OracleBoundaries(grants, policies);
        this.denials = new OracleDenials(bearers, grants, policies);
    }

    OraclePolicies policies() {
        return policies;
    }

    OracleGrants grants() {
        return grants;
    }

    OracleBoundaries boundaries() {
        return boundaries;
    }

    /** Empty for what is no grant at all. */
    Optional<Privilege> worth(Step grant, Bearer bearer) {
        Granted granted = (Granted) grant.fact();
        Level cap = OracleBoundaries.lets(granted, bearer) ? Level.ADMIN : boundaries.cap(bearer, grant.time());
        return switch (granted.means()) {
            // "Tagging (ABAC)", in either direction: what goes by a tag is not known.
            case POLICY, GROUP, TRUST, TAG, UNTAGGED -> {
                List<Privilege> parts = new ArrayList<>(parts(granted, grant.time(), cap, List.of(bearer)));
                if (denials.lifts(grant, granted, bearer)) {
                    parts.add(OracleBoundaries.within(NOT_KNOWN, cap));
                }
                yield Optional.of(union(parts));
            }
            case HELD_BEFORE -> Optional.empty();
            case OLDER_NAME -> throw new AssertionError("no record says it, and the page knows no bounds");
            // "Removing a Deny" is a grant of level UNKNOWN.
            case WITHDRAWAL ->
                denials.removesDeny(grant, granted, bearer)
                        ? Optional.of(OracleBoundaries.within(NOT_KNOWN, cap))
                        : Optional.empty();
            // "Removing or widening a boundary: UNKNOWN unless known better": what is held without it.
            case UNBOUND -> Optional.of(heldBy(bearer, grant.time()));
            case BOUNDARY -> widened(grant, bearer, grant.time()).filter(it -> !boundaries.isFirst(grant, bearer));
        };
    }

    /** Empty if the boundary allows so little that it cannot widen anything. */
    Optional<Privilege> widened(Step boundary, Bearer bearer, Instant time) {
        Optional<Level> allowed =
                OracleBoundaries.policyOf(boundary).flatMap(policy -> policies.capAt(policy, boundary, time));
        if (allowed.isEmpty()) {
            return Optional.of(OracleBoundaries.within(heldBy(bearer, time), Level.UNKNOWN));
        }
        boolean little = List.of(Level.NONE, Level.SELF_SERVICE, Level.LIMITED).contains(allowed.get());
        return little ? Optional.empty() : Optional.of(heldBy(bearer, time));
    }

    Privilege heldBy(Bearer bearer, Instant time) {
        return union(parts(bearer, time, Level.ADMIN, List.of()));
    }

    Privilege allowedBy(Subject policy, Instant time) {
        return union(parts(policy, time, Level.ADMIN, List.of()));
    }

    private List<Privilege> parts(Granted granted, Instant time, Level cap, List<Bearer> way) {
        return granted.from().isPresent()
                ? parts(granted.from().get(), time, cap, way)
                : parts(granted.privilege(), time, cap, way);
    }

    private List<Privilege> parts(Privilege document, Instant time, Level cap, List<Bearer> way) {
        if (document.roles().isEmpty()) {
            return List.of(OracleBoundaries.within(document, cap));
        }
        Level beside = document.assumes().isEmpty() ? Level.UNKNOWN : Level.LIMITED;
        List<Privilege> parts = new ArrayList<>();
        parts.add(OracleBoundaries.within(new Privilege(beside, document.halves(), "besides the roles"), cap));
        document.roles().forEach(role -> parts.addAll(parts(role, time, cap, way)));
        return parts;
    }

    private List<Privilege> parts(Subject from, Instant time, Level cap, List<Bearer> way) {
        return from.kind() == Subject.Kind.POLICY
                ? parts(policies.at(from, time).orElse(NOT_KNOWN), time, cap, way)
                : parts(bearers.at(from, time), time, cap, way);
    }

    private List<Privilege> parts(Bearer holder, Instant time, Level capBefore, List<Bearer> way) {
        if (way.stream().anyMatch(holder::isSame)) {
            return List.of();
        }
        Level own = boundaries.cap(holder, time);
        Level cap = own.compareTo(capBefore) < 0 ? own : capBefore;
        List<Bearer> further = new ArrayList<>(way);
        further.add(holder);
        List<Privilege> parts = new ArrayList<>();
        for (Step grant : grants.heldBy(holder, time)) {
            parts.addAll(parts((Granted) grant.fact(), time, cap, further));
        }
        if (holder.creation().isEmpty()) {
            parts.add(OracleBoundaries.within(NOT_KNOWN, cap));
        }
        return parts;
    }

    static Privilege withUnknown(Privilege privilege) {
        return union(List.of(privilege, NOT_KNOWN));
    }

    private static Privilege union(List<Privilege> parts) {
        Set<Half> halves = new HashSet<>();
        Level level = Level.NONE;
        for (Privilege part : parts) {
            halves.addAll(part.halves());
            level = part.level().compareTo(level) > 0 ? part.level() : level;
        }
        boolean escalates = halves.size() == 2 && level.compareTo(Level.ESCALATION) < 0;
        return new Privilege(escalates ? Level.ESCALATION : level, halves, "union");
    }
}
