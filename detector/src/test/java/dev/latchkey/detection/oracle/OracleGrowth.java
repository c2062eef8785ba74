package dev.latchkey.detection.oracle;

import dev.latchkey.detection.oracle.OracleBearers.Bearer;
import dev.latchkey.detection.rights.Privilege;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Fact.Granted;
import dev.latchkey.detection.step.Means;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** "A policy on a group is a grant to all its members", also later; so with versions of policies, and with roles. */
final class OracleGrowth {

    /** A grant, and when what it brought was taken away again. */
    record Ending(Step step, Instant until) {}

    private final OracleBearers bearers;
    private final OracleHoldings holdings;
    private final List<Ending> found = new ArrayList<>();
    /** Whom no boundary holds back: only of a user it may be, and nothing leads to him. */
    private Optional<Bearer> letIn = Optional.empty();
    /** What was held since before the records brings only what it did not bring before. */
    private boolean heldBefore;

    OracleGrowth(OracleBearers bearers, OracleHoldings holdings) {
        this.bearers = bearers;
        this.holdings = holdings;
    }

    /** What reached the bearer later because of this step. */
    List<Ending> after(Step step, Bearer bearer) {
        boolean lets = step.fact() instanceof Granted granted && OracleBoundaries.lets(granted, bearer);
        letIn = Optional.of(bearer).filter(it -> lets);
        heldBefore = step.fact() instanceof Granted granted && granted.means() == Means.HELD_BEFORE;
        follow(step, bearer, Instant.MIN, Instant.MAX, List.of());
        widenings(step, bearer, Instant.MIN, Instant.MAX, List.of());
        return found.stream()
                .map(later -> new Ending(under(step, bearer, later.step()), later.until()))
                .toList();
    }

    private Step under(Step step, Bearer bearer, Step later) {
        return OracleRights.copy(later, step.subject(), nameAt(later, step, bearer), later.fact());
    }

    /** Whoever grants it to himself does so under the name that he has then, or by his new one if another took it at once. */
    private String nameAt(Step later, Step step, Bearer bearer) {
        Subject name = bearer.givenBefore(later.time()).orElse(step.subject().named(step.target()));
        boolean stillHis = bearers.at(name, later.time()) == bearer;
        return stillHis
                ? name.name()
                : bearer.givenUntil(later.time()).orElse(name).name();
    }

    private void follow(Step step, Bearer holder, Instant since, Instant until, List<Bearer> way) {
        if (!(step.fact() instanceof Granted granted) || !OracleGrants.isHeld(step)) {
            return;
        }
        List<Bearer> further = new ArrayList<>(way);
        further.add(holder);
        Instant from = later(since, step.time());
        Instant end = earlier(
                earlier(until, holdings.grants().endOf(step, holder)),
                bearers.of(step).end().minusNanos(1));
        Stream.concat(granted.from().stream(), granted.privilege().roles().stream())
                .forEach(source -> through(source, from, end, further));
    }

    private void through(Subject source, Instant since, Instant until, List<Bearer> way) {
        if (since.isAfter(until)) {
            return;
        }
        if (source.kind() == Subject.Kind.POLICY) {
            throughPolicy(source, since, until, way);
            return;
        }
        Bearer holder = bearers.at(source, since);
        if (way.stream().noneMatch(holder::isSame)) {
            for (Step grant : holdings.grants().of(holder)) {
                if (grant.time().isAfter(since) && !grant.time().isAfter(until)) {
                    holdings.worth(grant, holder).ifPresent(privilege -> found(grant, privilege, until, way));
                }
                follow(grant, holder, since, until, way);
                widenings(grant, holder, since, until, way);
            }
            holder.creation().ifPresent(creation -> widenings(creation, holder, since, until, way));
        }
    }

    private void throughPolicy(Subject policy, Instant since, Instant until, List<Bearer> way) {
        List<Step> changes = holdings.policies().changes(policy);
        for (Step change : changes) {
            Instant next = changes.stream()
                    .map(Step::time)
                    .filter(time -> time.isAfter(change.time()))
                    .findFirst()
                    .orElse(Instant.MAX);
            boolean counts = !heldBefore || givesMore(change);
            if (counts && change.time().isAfter(since) && !change.time().isAfter(until)) {
                found(change, worth(changes, change), earlier(until, next), way);
            }
            for (Subject role : holdings.policies().documentOf(change).roles()) {
                through(role, later(since, change.time()), earlier(until, next), way);
            }
        }
    }

    /** ADR 91: more than the version of the second before, if that is known. */
    private boolean givesMore(Step change) {
        Privilege now = holdings.policies().documentOf(change);
        Optional<Privilege> had =
                holdings.policies().at(change.subject(), change.time().minusNanos(1));
        if (had.isEmpty() || OracleDenials.lifts(had.get(), now)) {
            return true;
        }
        boolean unknown = now.level() == Level.UNKNOWN || had.get().level() == Level.UNKNOWN;
        boolean wider = now.level().compareTo(had.get().level()) > 0
                || !had.get().halves().containsAll(now.halves())
                || !had.get().roles().containsAll(now.roles());
        return had.get().level() != Level.ADMIN && (unknown || wider);
    }

    /** What the policy allows then, and what the version before held back. */
    private Privilege worth(List<Step> changes, Step change) {
        Privilege allowed = holdings.allowedBy(change.subject(), change.time());
        int at = changes.indexOf(change);
        boolean lifts = at > 0
                && OracleDenials.lifts(
                        holdings.policies().documentOf(changes.get(at - 1)),
                        holdings.policies().documentOf(change));
        return lifts ? OracleHoldings.withUnknown(allowed) : allowed;
    }

    /** "Widening a boundary", by a new version of its policy while it is the boundary. */
    private void widenings(Step boundary, Bearer bearer, Instant since, Instant until, List<Bearer> way) {
        boolean sets = !(boundary.fact() instanceof Granted granted) || granted.means() == Means.BOUNDARY;
        OracleBoundaries.policyOf(boundary).filter(policy -> sets).stream()
                .flatMap(policy -> holdings.policies().changes(policy).stream())
                .filter(version -> version.time().isAfter(boundary.time()))
                .filter(version -> version.time().isBefore(bearers.of(boundary).end()))
                .filter(version ->
                        version.time().isAfter(since) && !version.time().isAfter(until))
                .filter(version ->
                        holdings.boundaries().inForce(bearer, version.time()).contains(boundary))
                .forEach(version -> holdings.widened(boundary, bearer, version.time())
                        .ifPresent(privilege -> found(version, privilege, until, way)));
    }

    /** Within the boundaries of everybody on the way. */
    private void found(Step step, Privilege privilege, Instant until, List<Bearer> way) {
        Privilege left = privilege;
        for (Bearer bearer : way) {
            if (letIn.filter(bearer::isSame).isEmpty()) {
                left = OracleBoundaries.within(left, holdings.boundaries().cap(bearer, step.time()));
            }
        }
        found.add(new Ending(OracleRights.with(step, new Granted("later", left)), until));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
