package dev.latchkey.detection;

import dev.latchkey.detection.allowlist.AllowlistEntry;
import dev.latchkey.detection.allowlist.AllowlistUnread;
import dev.latchkey.detection.chain.ChainStore;
import dev.latchkey.detection.chain.StepKey;
import dev.latchkey.detection.digest.Changes;
import dev.latchkey.detection.digest.Changes.Change;
import dev.latchkey.detection.digest.Coverage;
import dev.latchkey.detection.digest.Coverage.Pass;
import dev.latchkey.detection.digest.Evidence;
import dev.latchkey.detection.digest.IdentityRecord;
import dev.latchkey.detection.digest.Told;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.verdict.Approval;
import dev.latchkey.detection.verdict.SightingLog;
import dev.latchkey.detection.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Keeps as evidence what the chain store has taken in since the last time, while all of it is still there, and learns
 * who provisions. Whoever has been given nothing since stays as concluded then, whatever the allowlist says now.
 */
public record Keeping(
        Changes changes,
        ChainStore chains,
        Detector detector,
        Listing listing,
        Told told,
        Evidence evidence,
        SightingLog sightings) {

    /**
     * @param kept of how many identities something was kept
     * @param unkept of whom it could not be
     * @param left of how many subjects what came is left to the next time
     * @param noted whether that one goes on there; else it begins where this one did
     * @param trouble the first that there was; all others have been tried all the same
     */
    public record Result(int kept, List<Subject> unkept, int left, boolean noted, Optional<RuntimeException> trouble) {
        public Result {
            unkept = List.copyOf(unkept);
        }

        public boolean isWhole() {
            return left == 0 && trouble.isEmpty();
        }
    }

    /**
     * Few who cannot be kept are left to the next time by name, and hold up nobody else.
     *
     * @param now before which all that was taken in is kept when this returns
     * @param entries as the detector finds them in the allowlist
     * @param isTimeLeft whether to go on with one subject more; it is with the first, or none ever were
     */
    public Result upTo(Instant now, List<AllowlistEntry> entries, BooleanSupplier isTimeLeft) {
        return upTo(now, new KeepingRun((subject, came) -> keep(subject, came, entries), isTimeLeft));
    }

    /**
     * As if nobody were approved, which the detector tells of meanwhile as well. All of it is gone through once more
     * when the entries can be read: coverage stays where it was.
     */
    public Result without(AllowlistUnread entries, Instant now, BooleanSupplier isTimeLeft) {
        return upTo(
                now, new KeepingRun((subject, came) -> keep(subject, came, List.of()), isTimeLeft).without(entries));
    }

    private Result upTo(Instant now, KeepingRun run) {
        Duration life = changes.life();
        Optional<Coverage> noted = evidence.coverage();
        Coverage before = noted.orElseGet(() -> Coverage.none(now, life));
        Supplier<Stream<Change>> open = () -> changes.since(
                before.beginning(), before.shorter(life), before.pass().map(Pass::after));
        run.teach(open, sightings);
        run.keepAgain(before.unkept(), chains);
        Optional<Subject> last = run.keep(open, chains);
        Coverage after = last.map(it -> before.passing(it, now, life)).orElseGet(() -> before.until(now, life));
        run.coverage(noted, after).ifPresent(evidence::covers);
        return run.result();
    }

    private boolean keep(Subject subject, Set<StepKey> came, List<AllowlistEntry> entries) {
        List<Verdict> listed = detector.judge(subject).verdicts().stream()
                .filter(IdentityRecord::isListed)
                .toList();
        boolean mayBeTold =
                listed.stream().anyMatch(verdict -> verdict.assessed().isPresent());
        Set<String> uids = mayBeTold ? told.uidsOf(subject) : Set.of();
        List<Verdict> kept = Stream.concat(listed.stream(), alone(subject, listed, came, entries))
                .toList();
        kept.forEach(verdict -> evidence.keep(IdentityRecord.of(verdict, uids, consulted(verdict, entries))));
        return !kept.isEmpty();
    }

    /**
     * Credentials that others made, beside what is listed anyhow. Of an older one the creation or the rights may have
     * expired since, and it was kept with them.
     */
    private Stream<Verdict> alone(
            Subject subject, List<Verdict> listed, Set<StepKey> came, List<AllowlistEntry> entries) {
        JudgedSteps shown = JudgedSteps.of(listed);
        return listing
                .credentialsByOthers(subject, step -> came.contains(new StepKey(step)) && !shown.contains(step))
                .stream()
                .map(credential -> Approval.ofThoseWhoActed(credential, entries))
                .map(held -> new Verdict.Unrelated(held.stretch(), held.isGiven() ? held.by() : List.of()));
    }

    /** Also where nothing is to be approved: an entry for it is in use. */
    private static List<String> consulted(Verdict verdict, List<AllowlistEntry> entries) {
        return Approval.ofThoseWhoActed(verdict.stretch(), entries).by().stream()
                .map(AllowlistEntry::id)
                .sorted()
                .toList();
    }
}
