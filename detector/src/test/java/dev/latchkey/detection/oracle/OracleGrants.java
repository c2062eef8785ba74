package dev.latchkey.detection.oracle;

import dev.latchkey.detection.oracle.OracleBearers.Bearer;
import dev.latchkey.detection.step.Fact.Granted;
import dev.latchkey.detection.step.Means;
import dev.latchkey.detection.step.Step;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
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

    /** When the same was given anew or taken away, in a later second. */
    Instant endOf(Step grant, Bearer bearer) {
        Granted given = (Granted) grant.fact();
        if (given.means() == Means.HELD_BEFORE) {
            return endOfHeldBefore(grant, given, bearer);
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

    /** ADR 91: whatever the records tell goes first. Only what they tell next as taken away may have been held. */
    private Instant endOfHeldBefore(Step grant, Granted held, Bearer bearer) {
        List<Step> told = of(bearer).stream()
                .filter(step -> givesOrTakes((Granted) step.fact(), held))
                .toList();
        if (told.isEmpty()) {
            return Instant.MAX;
        }
        Step next = told.get(0);
        boolean taken = ((Granted) next.fact()).means() == Means.WITHDRAWAL;
        return taken && next.time().isAfter(grant.time()) ? next.time() : grant.time();
    }

    private static boolean givesOrTakes(Granted later, Granted held) {
        return Set.of(Means.POLICY, Means.GROUP, Means.WITHDRAWAL).contains(later.means())
                && later.policy().equals(held.policy());
    }
}
