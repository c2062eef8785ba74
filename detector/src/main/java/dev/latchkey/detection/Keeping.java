package dev.latchkey.detection;

import dev.latchkey.detection.chain.ChainStore;
import dev.latchkey.detection.digest.Changes;
import dev.latchkey.detection.digest.Coverage;
import dev.latchkey.detection.digest.Evidence;
import dev.latchkey.detection.digest.IdentityRecord;
import dev.latchkey.detection.digest.Told;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.verdict.AllowlistEntry;
import dev.latchkey.detection.verdict.AllowlistUnread;
import dev.latchkey.detection.verdict.EntryUse;
import dev.latchkey.detection.verdict.SightingLog;
import dev.latchkey.detection.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps as evidence what the chain store has taken in since the last time, while all of it is still there, and learns
 * who provisions. Whoever has been given nothing since stays as concluded then, whatever the allowlist says now.
 */
public record Keeping(
        Changes changes, ChainStore chains, Detector detector, Told told, Evidence evidence, SightingLog sightings) {

    /**
     * @param kept of how many identities something was kept
     * @param unkept of whom it could not be
     * @param trouble the first that there was; all others have been tried all the same
     */
    public record Result(int kept, List<Subject> unkept, Optional<RuntimeException> trouble) {
        public Result {
            unkept = List.copyOf(unkept);
        }
    }

    /**
     * Few who cannot be kept are left to the next time by name, and hold up nobody else.
     *
     * @param now before which all that was taken in is kept when this returns
     * @param entries as the detector finds them in the allowlist
     */
    public Result upTo(Instant now, List<AllowlistEntry> entries) {
        return upTo(now, entries, new KeepingRun());
    }

    /**
     * As if nobody were approved, which the detector tells of meanwhile as well. All of it is gone through once more
     * when the entries can be read: coverage stays where it was.
     */
    public Result without(AllowlistUnread entries, Instant now) {
        return upTo(now, List.of(), KeepingRun.without(entries));
    }

    private Result upTo(Instant now, List<AllowlistEntry> entries, KeepingRun run) {
        Duration life = changes.life();
        Optional<Coverage> before = evidence.coverage();
        run.touchAgain(before.map(Coverage::unkept).orElse(List.of()), chains);
        Instant from = before.map(Coverage::beginning).orElse(Instant.EPOCH);
        run.touch(() -> changes.since(from, before.map(it -> it.shorter(life)).orElse(life)), chains);
        run.teach(sightings);
        run.keepAll(subject -> keep(subject, entries));
        Coverage after = before.map(it -> it.until(now, life)).orElseGet(() -> Coverage.first(now, life));
        run.coverage(before, after).ifPresent(evidence::covers);
        return run.result();
    }

    private boolean keep(Subject subject, List<AllowlistEntry> entries) {
        List<Verdict> listed = detector.judge(subject).stream()
                .filter(IdentityRecord::isListed)
                .toList();
        boolean mayBeTold =
                listed.stream().anyMatch(verdict -> verdict.assessed().isPresent());
        Set<String> uids = mayBeTold ? told.uidsOf(subject) : Set.of();
        listed.forEach(verdict -> evidence.keep(IdentityRecord.of(verdict, uids, consulted(verdict, entries))));
        return !listed.isEmpty();
    }

    private static List<String> consulted(Verdict verdict, List<AllowlistEntry> entries) {
        return EntryUse.of(entries, List.of(verdict)).stream()
                .filter(EntryUse::isUsed)
                .map(use -> use.entry().id())
                .sorted()
                .toList();
    }
}
