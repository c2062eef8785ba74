package dev.latchkey.detection.oracle;

import dev.latchkey.detection.step.Door;
import dev.latchkey.detection.step.Fact;
import dev.latchkey.detection.step.Stage;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.verdict.Tuning;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The second half of section 4 of the page: an identity without a creation. */
final class OraclePairs {

    private final Subject subject;
    private final Tuning tuning;

    OraclePairs(Subject subject, Tuning tuning) {
        this.subject = subject;
        this.tuning = tuning;
    }

    List<Set<Step>> of(List<Step> left) {
        List<Set<Step>> groups = new ArrayList<>();
        for (Step credential : left) {
            // "A door opened on a role, or a root credential, is a finding by its single step."
            if (isCredential(credential) && !(subject instanceof Subject.User)) {
                groups.add(Set.of(credential));
            }
            for (Step grant : left) {
                if (isGrant(grant) && isCredential(credential) && atMostOneWindowApart(grant, credential)) {
                    groups.add(new HashSet<>(Set.of(grant, credential)));
                }
            }
        }
        return merged(groups);
    }

    /** "Pairs that share a step are one finding." */
    private static List<Set<Step>> merged(List<Set<Step>> groups) {
        for (Set<Step> one : groups) {
            for (Set<Step> other : groups) {
                if (one != other && one.stream().anyMatch(other::contains)) {
                    List<Set<Step>> fewer = new ArrayList<>();
                    groups.stream().filter(it -> it != one && it != other).forEach(fewer::add);
                    Set<Step> both = new HashSet<>(one);
                    both.addAll(other);
                    fewer.add(both);
                    return merged(fewer);
                }
            }
        }
        return groups;
    }

    /** "A grant and a credential at most one window apart, in either order, make a pair." */
    private boolean atMostOneWindowApart(Step one, Step other) {
        Duration apart = Duration.between(one.time(), other.time()).abs();
        return apart.compareTo(tuning.window()) <= 0;
    }

    static boolean isGrant(Step step) {
        return OracleTable.levelOf(List.of(step)).isPresent();
    }

    /** "Completes CREDENTIAL: yes" stands beside PUBLIC and OUTSIDE alone. */
    private boolean isCredential(Step step) {
        Door door = OracleDoor.of(List.of(step), subject.account(), tuning);
        return step.fact() instanceof Fact.CredentialMade || door == Door.PUBLIC || door == Door.OUTSIDE;
    }

    /** "Stages: CREATION, GRANT, CREDENTIAL. Everything else worth telling is EVIDENCE"; what is no grant is none. */
    static boolean isStageStep(Step step) {
        return step.stage() == Stage.CREATION || step.stage() == Stage.CREDENTIAL || isGrant(step);
    }
}
