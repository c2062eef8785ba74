package dev.latchkey.detection.alert;

import dev.latchkey.detection.subject.Subject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The twin to which the real log is held. */
public final class InMemoryFindingLog implements FindingLog {

    private static final int NEVER = -1;

    private record Entry(int told, int claimed, String token, Instant leaseEnd) {}

    private record Key(Subject subject, String uid) {}

    private final InstantSource clock;
    private final Map<Key, Entry> entries = new HashMap<>();

    public InMemoryFindingLog(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Optional<Claim> claim(Finding finding) {
        Entry before = entries.getOrDefault(key(finding), new Entry(NEVER, NEVER, "", Instant.MIN));
        if (before.told() >= finding.rank()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        if (before.leaseEnd().isAfter(now)) {
            if (before.claimed() >= finding.rank()) {
                return Optional.empty();
            }
            throw new ToldElsewhere(finding);
        }
        String token = UUID.randomUUID().toString();
        entries.put(key(finding), new Entry(before.told(), finding.rank(), token, now.plus(LEASE)));
        Optional<Long> told = Optional.of((long) before.told()).filter(rank -> rank != NEVER);
        return Optional.of(Claim.of(finding, token, told));
    }

    @Override
    public synchronized void told(Claim claim) {
        entries.computeIfPresent(key(claim.finding()), (key, entry) -> {
            int told = Math.max(entry.told(), claim.finding().rank());
            boolean own = entry.token().equals(claim.token());
            return own
                    ? new Entry(told, NEVER, "", Instant.MIN)
                    : new Entry(told, entry.claimed(), entry.token(), entry.leaseEnd());
        });
    }

    @Override
    public synchronized Set<String> uidsOf(Subject subject) {
        return uidsOf(subject, NEVER);
    }

    @Override
    public synchronized Set<String> toldUidsOf(Subject subject) {
        return uidsOf(subject, NEVER + 1);
    }

    private Set<String> uidsOf(Subject subject, int least) {
        return entries.entrySet().stream()
                .filter(entry -> entry.getKey().subject().equals(subject)
                        && entry.getValue().told() >= least)
                .map(entry -> entry.getKey().uid())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Key key(Finding finding) {
        return new Key(finding.subject(), finding.uid());
    }
}
