package dev.latchkey.detection.habit;

import dev.latchkey.detection.allowlist.AllowlistEntry;
import dev.latchkey.detection.allowlist.ApprovedBounds;
import dev.latchkey.detection.allowlist.ApprovedPrincipal;
import dev.latchkey.detection.allowlist.MaxPrivilege;
import dev.latchkey.detection.call.Network;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one provisioner usually does.
 *
 * @param patterns of the names of identities
 * @param seen in event time
 * @param places from which it is usually done
 * @param deeds what is usually done under these names
 */
record Habit(Provisioner by, Set<String> patterns, List<Occurrence> seen, Set<Need> places, Set<Need> deeds) {

    /** An entry that nothing renews ends by itself. */
    private static final Duration VALID = Duration.ofDays(90);

    Habit {
        seen = List.copyOf(seen);
        patterns = Set.copyOf(patterns);
        places = Set.copyOf(places);
        deeds = Set.copyOf(deeds);
    }

    /** Of the same places and deeds, under other names. */
    Habit and(Habit other) {
        return new Habit(
                by,
                Stream.concat(patterns.stream(), other.patterns.stream()).collect(Collectors.toSet()),
                Stream.concat(seen.stream(), other.seen.stream())
                        .sorted(Occurrence.IN_TIME)
                        .toList(),
                places,
                deeds);
    }

    /**
     * For users one entry, which names its calls. For roles one without calls, for named ones would let outsiders in,
     * and if need be another for what else was called, which opens no door.
     */
    List<AllowlistEntry> entries() {
        Set<String> calls = values(Need.Kind.OPERATION, Function.identity());
        if (!by.makesRoles()) {
            return List.of(entry("users", calls, MaxPrivilege.LIMITED));
        }
        AllowlistEntry making = entry("roles", Set.of(), MaxPrivilege.LIMITED);
        return calls.isEmpty() ? List.of(making) : List.of(making, entry("role-rights", calls, most()));
    }

    private AllowlistEntry entry(String what, Set<String> calls, MaxPrivilege most) {
        ApprovedBounds approved = new ApprovedBounds(
                Set.of(by.account()),
                values(Need.Kind.NETWORK, Network::of),
                values(Need.Kind.SERVICE, Function.identity()),
                calls,
                Set.of(),
                patterns,
                most,
                !values(Need.Kind.SELF_SERVICE, Function.identity()).isEmpty());
        Set<String> people = by.person().map(Set::of).orElse(Set.of());
        return new AllowlistEntry(
                EntryName.of(by, what, deeds),
                new ApprovedPrincipal(by.principal(), people),
                approved,
                Optional.of(end()),
                AllowlistEntry.TO_FILL_IN,
                AllowlistEntry.TO_FILL_IN);
    }

    /** Of a whole day, so that a few more calls on that day change nothing. */
    private Instant end() {
        Instant last = seen.get(seen.size() - 1).stretch().anchor().time();
        return last.truncatedTo(ChronoUnit.DAYS).plus(VALID);
    }

    private MaxPrivilege most() {
        Stream<MaxPrivilege> rights = values(Need.Kind.RIGHTS, MaxPrivilege::valueOf).stream();
        return rights.max(MaxPrivilege::compareTo).orElse(MaxPrivilege.LIMITED);
    }

    private <T> Set<T> values(Need.Kind kind, Function<String, T> reading) {
        return Stream.concat(places.stream(), deeds.stream())
                .filter(need -> need.kind() == kind)
                .map(need -> reading.apply(need.value()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
