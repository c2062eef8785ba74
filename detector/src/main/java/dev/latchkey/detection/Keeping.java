package dev.latchkey.detection;

import dev.latchkey.detection.chain.ChainStore;
import dev.latchkey.detection.chain.Dependents;
import dev.latchkey.detection.chain.ReadOnce;
import dev.latchkey.detection.chain.Subject;
import dev.latchkey.detection.digest.Changes;
import dev.latchkey.detection.digest.Changes.Change;
import dev.latchkey.detection.digest.Evidence;
import dev.latchkey.detection.digest.Evidence.Coverage;
import dev.latchkey.detection.digest.IdentityRecord;
import dev.latchkey.detection.digest.Told;
import dev.latchkey.detection.verdict.AllowlistEntry;
import dev.latchkey.detection.verdict.EntryUse;
import dev.latchkey.detection.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps as evidence what the chain store has taken in since the last time, while all of it is still there. Whoever has
 * been given nothing since stays as concluded then, whatever the allowlist says now.
 */
public record Keeping(Changes changes, ChainStore chains, Detector detector, Told told, Evidence evidence) {

    /** Clocks differ, and a step is written after its time to expire was reckoned. */
    private static final Duration OVERLAP = Duration.ofMinutes(10);

    /**
     * @param now before which all that was taken in is kept when this returns
     * @param entries as the detector finds them in the allowlist
     * @return of how many identities something was kept
     * @throws RuntimeException of the first identity that could not be kept, after all have been tried
     */
    public int upTo(Instant now, List<AllowlistEntry> entries) {
        Instant from = evidence.coverage()
                .map(Coverage::to)
                .map(to -> to.minus(OVERLAP))
                .orElse(Instant.EPOCH);
        Failures failures = new Failures();
        int kept = 0;
        for (Subject subject : touchedSince(from)) {
            kept += failures.gather(() -> keep(subject, entries)) ? 1 : 0;
        }
        failures.throwFirst();
        evidence.coveredTo(now);
        return kept;
    }

    /** The same identities as the detector judges again when these steps arrive. */
    private Set<Subject> touchedSince(Instant from) {
        Set<Subject> touched = new LinkedHashSet<>();
        Optional<Subject> last = Optional.empty();
        ChainStore seen = chains;
        Iterator<Change> all = changes.since(from).iterator();
        while (all.hasNext()) {
            Change change = all.next();
            if (!last.equals(Optional.of(change.subject()))) {
                seen = new ReadOnce(chains);
                last = Optional.of(change.subject());
            }
            touched.addAll(touchedBy(change, seen));
        }
        return touched;
    }

    private static List<Subject> touchedBy(Change change, ChainStore seen) {
        return change.step().map(step -> Dependents.of(List.of(step), seen)).orElseGet(() -> List.of(change.subject()));
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
