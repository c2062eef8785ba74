package dev.latchkey.detection.digest;

import dev.latchkey.detection.allowlist.Allowlist;
import dev.latchkey.detection.digest.Evidence.Kept;
import dev.latchkey.detection.forwarding.Heartbeat;
import dev.latchkey.detection.forwarding.QuietPlaces;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What became of identities in a period: those that were created, those that were given more, and those whose records
 * came late; and what the allowlist's owners ought to know.
 *
 * @param from its first instant
 * @param to its first instant no more
 * @param identities in the order of their beginnings
 * @param leftOut how many there are beyond those
 * @param problems of the allowlist's entries that cannot be read
 * @param unread what of the time cannot be read
 * @param coverage over which nothing is missing in the evidence
 * @param heartbeats of forwarders, if there are any and it was asked for them
 */
public record Digest(
        Instant from,
        Instant to,
        List<IdentityRecord> identities,
        int leftOut,
        List<EntryNotice> notices,
        List<String> problems,
        Unread unread,
        Optional<Coverage> coverage,
        List<Heartbeat> heartbeats) {

    private static final int MOST_UNKEPT = 10;

    public Digest {
        identities = List.copyOf(identities);
        notices = List.copyOf(notices);
        problems = List.copyOf(problems);
        heartbeats = List.copyOf(heartbeats);
    }

    /** The same, made when these were the forwarders' last heartbeats. */
    public Digest with(List<Heartbeat> last) {
        return new Digest(from, to, identities, leftOut, notices, problems, unread, coverage, last);
    }

    /** Which forwarders are not heard any more, whether or not it was told. */
    public QuietPlaces quiet() {
        return QuietPlaces.stillMissed(heartbeats, to);
    }

    public static Digest of(Evidence evidence, Allowlist.Entries allowlist, Instant from, Instant to) {
        Optional<Coverage> coverage = evidence.coverage();
        Instant back = to.minus(EntryNotice.UNUSED);
        // Whoever was given something since then may have begun as long before as a chain lives.
        Instant began = (back.isBefore(from) ? back : from)
                .minus(coverage.map(Coverage::life).orElse(Duration.ZERO));
        Set<String> used = new HashSet<>();
        Shortlist shortlist = new Shortlist();
        Unread.Tally unread = new Unread.Tally();
        for (Kept each : (Iterable<Kept>) evidence.between(began, to, unread)::iterator) {
            if (each.identity().isGiven(back, to)) {
                used.addAll(each.identity().conclusion().consulted());
            }
            if (belongs(each, from, to)) {
                shortlist.add(each.identity());
            }
        }
        // A record that cannot be read, or is not kept yet, may have been covered by any.
        boolean known =
                unread.isEmpty() && coverage.filter(it -> it.isWholeSince(back)).isPresent();
        List<EntryNotice> notices = notices(allowlist, known ? Optional.of(used) : Optional.empty(), to);
        List<IdentityRecord> listed = shortlist.identities();
        int more = shortlist.leftOut();
        return new Digest(from, to, listed, more, notices, allowlist.problems(), unread.unread(), coverage, List.of());
    }

    /** @param used entries; empty if that is not known */
    private static List<EntryNotice> notices(Allowlist.Entries allowlist, Optional<Set<String>> used, Instant to) {
        return EntryNotice.sorted(allowlist.entries().stream().flatMap(entry -> {
            boolean unused = used.filter(it -> !it.contains(entry.id())).isPresent();
            return EntryNotice.of(entry, unused, to);
        }));
    }

    /** What was kept only now had not been known when the digest of its own time was made. */
    private static boolean belongs(Kept kept, Instant from, Instant to) {
        boolean late = kept.firstKept().isAfter(from) && !kept.firstKept().isAfter(to);
        return late || kept.identity().isGiven(from, to);
    }

    /** Of whom it may know nothing, or too little. */
    public int unkept() {
        return coverage.map(Coverage::allUnkept).orElse(0);
    }

    /** Some of those, each as one line. */
    public List<String> shownUnkept() {
        return coverage.map(Coverage::unkept).orElse(List.of()).stream()
                .limit(MOST_UNKEPT)
                .map(IdentityLines::name)
                .toList();
    }

    boolean isNew(IdentityRecord identity) {
        return identity.creationSeen() && !identity.began().isBefore(from);
    }

    /** How many were created in the period. */
    public long created() {
        return select(this::isNew).count();
    }

    public List<IdentityRecord> worstFirst() {
        return identities.stream().sorted(Shortlist.MOST_SEVERE_FIRST).toList();
    }

    /** Whom people were told of, the worst first. */
    public List<IdentityRecord> told() {
        return select(it -> it.conclusion().told())
                .sorted(Shortlist.MOST_SEVERE_FIRST)
                .toList();
    }

    /** Whom nobody was told of and no entry approved, the worst first. */
    public List<IdentityRecord> unremarked() {
        return select(it -> !it.conclusion().told() && !it.conclusion().isApproved())
                .sorted(Shortlist.MOST_SEVERE_FIRST)
                .toList();
    }

    public List<IdentityRecord> approved() {
        return select(it -> !it.conclusion().told() && it.conclusion().isApproved())
                .toList();
    }

    private Stream<IdentityRecord> select(Predicate<IdentityRecord> which) {
        return identities.stream().filter(which);
    }
}
