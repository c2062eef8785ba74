package dev.latchkey.detection.oracle;

import dev.latchkey.detection.oracle.OracleBearers.Bearer;
import dev.latchkey.detection.rights.Lifted;
import dev.latchkey.detection.rights.Privilege;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Fact.Granted;
import dev.latchkey.detection.step.Means;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Section 2 of the page, "removing a Deny": what no longer denies what it denied before. */
final class OracleDenials {

    private final OracleBearers bearers;
    private final OracleGrants grants;
    private final OraclePolicies policies;

    OracleDenials(OracleBearers bearers, OracleGrants grants, OraclePolicies policies) {
        this.bearers = bearers;
        this.grants = grants;
        this.policies = policies;
    }

    /** "Removing a Deny": the inline policy of that name before this one had one that this one has not. */
    boolean lifts(Step grant, Granted granted, Bearer bearer) {
        List<Granted> before = new ArrayList<>();
        for (Step step : grants.of(bearer)) {
            Granted other = (Granted) step.fact();
            if (step.equals(grant)) {
                break;
            }
            if (isInline(other) && other.policy().equals(granted.policy())) {
                before.add(other);
            }
        }
        return isInline(granted)
                && !before.isEmpty()
                && lifts(before.get(before.size() - 1).privilege(), granted.privilege());
    }

    private static boolean isInline(Granted granted) {
        return granted.means() == Means.POLICY && granted.from().isEmpty();
    }

    /** "Unless known better": whoever is denied everything has been set free of nothing. */
    static boolean lifts(Privilege before, Privilege after) {
        return !Lifted.deniesAll("", after)
                && before.denies().stream().anyMatch(deny -> !after.denies().contains(deny));
    }

    private static boolean isDeny(Privilege privilege) {
        return privilege.level() == Level.NONE || !privilege.denies().isEmpty();
    }

    boolean removesDeny(Step step, Granted takenAway, Bearer bearer) {
        if (takenAway.from().isEmpty()) {
            Optional<Granted> last = grants.of(bearer).stream()
                    .filter(it -> !it.time().isAfter(step.time()))
                    .map(it -> (Granted) it.fact())
                    .filter(it -> isInline(it) && it.policy().equals(takenAway.policy()))
                    .reduce((earlier, later) -> later);
            return last.filter(it -> isDeny(it.privilege())).isPresent();
        }
        Subject from = takenAway.from().get();
        if (from.kind() == Subject.Kind.POLICY) {
            return policies.at(from, step.time()).filter(OracleDenials::isDeny).isPresent();
        }
        Bearer group = bearers.at(from, step.time());
        return grants.heldBy(group, step.time()).stream()
                .map(it -> (Granted) it.fact())
                .flatMap(it -> it.from().isPresent()
                        ? policies.at(it.from().get(), step.time()).stream()
                        : Stream.of(it.privilege()))
                .anyMatch(OracleDenials::isDeny);
    }
}
