package dev.latchkey.detection.oracle;

import dev.latchkey.detection.oracle.OracleBearers.Bearer;
import dev.latchkey.detection.step.Fact.Granted;
import dev.latchkey.detection.step.Means;
import dev.latchkey.detection.step.Step;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What each bearer of a name was given, and when the same was taken away again. */
record OracleGrants(List<Step> all, OracleBearers bearers) {

    /** In event time. */
    List<Step> of(Bearer bearer) {
        return all.stream()
                .filter(step ->
                        step.fact() instanceof Granted && bearers.of(step).isSame(bearer))
                .sorted(Comparator.comparing(Step::time).thenComparing(Step::eventId))
                .toList();
    }

    /** Of one second the order is not known: what ends in it is still held. */
    List<Step> heldBy(Bearer bearer, Instant time) {
        return of(bearer).stream()
                .filter(grant -> !grant.time().isAfter(time) && isHeld(grant))
                .filter(grant -> !endOf(grant, bearer).isBefore(time))
                .toList();
    }

    static boolean isHeld(Step grant) {
        return Set.of(Means.POLICY, Means.GROUP, Means.TRUST, Means.TAG, Means.HELD_BEFORE)
                .contains(((Granted) grant.fact()).means());
    }

    /** When the same was given anew or taken away, in a later second. What is given now was not held before. */
    Instant endOf(Step grant, Bearer bearer) {
        Granted given = (Granted) grant.fact();
        if (given.means() == Means.HELD_BEFORE) {
            Optional<Step> next = of(bearer).stream()
                    .filter(step -> step.time().isAfter(grant.time()))
                    .filter(step -> givesOrTakes((Granted) step.fact(), given))
                    .findFirst();
            boolean never = next.filter(step -> ((Granted) step.fact()).means() != Means.WITHDRAWAL)
                    .isPresent();
            return never ? grant.time() : next.map(Step::time).orElse(Instant.MAX);
        }
        for (Step later : of(bearer)) {
            Granted other = (Granted) later.fact();
            boolean taken = other.means() == Means.WITHDRAWAL || other.means() == given.means();
            if (later.time().isAfter(grant.time()) && taken && other.policy().equals(given.policy())) {
                return later.time();
            }
        }
        return Instant.MAX;
    }

    private static boolean givesOrTakes(Granted later, Granted held) {
        return Set.of(Means.POLICY, Means.GROUP, Means.WITHDRAWAL).contains(later.means())
                && later.policy().equals(held.policy());
    }
}
