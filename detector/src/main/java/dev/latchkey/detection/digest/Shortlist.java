package dev.latchkey.detection.digest;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The most severe identities, behind them who was only created, and last who was only made a credential; of equal ones
 * the earliest: as many as a digest holds, whatever each has.
 */
final class Shortlist {

    private static final Comparator<IdentityRecord> IN_ORDER = Comparator.comparing(IdentityRecord::began)
            .thenComparing(identity -> identity.subject().key())
            .thenComparing(identity -> identity.anchor().eventId());

    static final Comparator<IdentityRecord> MOST_SEVERE_FIRST =
            Comparator.comparing(Shortlist::weight).reversed().thenComparing(IN_ORDER);

    /** IAM lets an account have a few thousand; a flood of more is counted. */
    static final int MOST_IDENTITIES = 10_000;

    /** Of all together: most have a handful, but one may have 61 of them. */
    static final int MOST_STEPS = 100_000;

    private final PriorityQueue<IdentityRecord> leastFirst = new PriorityQueue<>(MOST_SEVERE_FIRST.reversed());
    private int steps;
    private int leftOut;

    void add(IdentityRecord identity) {
        leastFirst.add(identity);
        steps += steps(identity);
        while (leastFirst.size() > MOST_IDENTITIES || steps > MOST_STEPS) {
            steps -= steps(leastFirst.remove());
            leftOut++;
        }
    }

    /** In the order of their beginnings. */
    List<IdentityRecord> identities() {
        return leastFirst.stream().sorted(IN_ORDER).toList();
    }

    int leftOut() {
        return leftOut;
    }

    /** Who renews the keys of thousands must hide nobody who is new. */
    private static int weight(IdentityRecord identity) {
        int alone = identity.conclusion().isApproved() ? -2 : -1;
        return identity.conclusion()
                .assessed()
                .map(it -> it.severity().ocsfId())
                .orElse(identity.creationSeen() ? 0 : alone);
    }

    private static int steps(IdentityRecord identity) {
        return 1 + identity.followed().size();
    }
}
