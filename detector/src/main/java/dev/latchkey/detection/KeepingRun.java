package dev.latchkey.detection;

import dev.latchkey.detection.Keeping.Result;
import dev.latchkey.detection.chain.ChainStore;
import dev.latchkey.detection.chain.Dependents;
import dev.latchkey.detection.chain.ReadOnce;
import dev.latchkey.detection.digest.Changes.Change;
import dev.latchkey.detection.digest.Coverage;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.verdict.AllowlistUnread;
import dev.latchkey.detection.verdict.SightingLog;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Once through what the chain store has taken in, as far as there is time: who was touched by it, and of whom it could
 * not be kept.
 */
final class KeepingRun {

    private final Predicate<Subject> keep;
    private final BooleanSupplier isTimeLeft;
    private final Failures failures = new Failures();
    private final Set<Subject> touched = new LinkedHashSet<>();
    private final Set<Subject> tried = new LinkedHashSet<>();
    private final Set<Subject> unkept = new LinkedHashSet<>();
    private int kept;

    /** Of how many subjects something came that has not been gone through. */
    private int left;

    /** Behind whom there was no time left. */
    private Optional<Subject> stopped = Optional.empty();

    /** Whether all that came could be read. */
    private boolean whole = true;

    /** Whether all is kept for the time being alone, as it was judged without the entries of the allowlist. */
    private boolean forNow;

    /** @param keep whether there was anything to keep of an identity */
    KeepingRun(Predicate<Subject> keep, BooleanSupplier isTimeLeft) {
        this.keep = keep;
        this.isTimeLeft = isTimeLeft;
    }

    KeepingRun without(AllowlistUnread entries) {
        forNow = !failures.attempt(() -> {
            throw entries;
        });
        return this;
    }

    /** If it cannot be learnt who was seen provisioning, all of it is gone through again. */
    void teach(Supplier<Stream<Change>> changes, SightingLog sightings) {
        whole &= failures.attempt(() -> left = Teaching.by(changes.get(), sightings));
    }

    /** As if all that is known of them had come just now. */
    void keepAgain(Collection<Subject> subjects, ChainStore chains) {
        for (Subject subject : subjects) {
            ChainStore seen = new ReadOnce(chains);
            touch(new Change(subject, Optional.empty()), seen);
            attempt(
                    subject,
                    () -> seen.read(subject).steps().stream()
                            .map(step -> new Change(subject, Optional.of(step)))
                            .forEach(change -> touch(change, seen)));
        }
        keepTouched();
    }

    /** @return who was the last that there was time for; empty if that was the end */
    Optional<Subject> keep(Supplier<Stream<Change>> changes, ChainStore chains) {
        whole &= failures.attempt(() -> keepEach(changes.get().iterator(), chains));
        keepTouched();
        return stopped;
    }

    private void keepEach(Iterator<Change> all, ChainStore chains) {
        Optional<Subject> last = Optional.empty();
        ChainStore seen = chains;
        while (all.hasNext()) {
            Change change = all.next();
            if (!last.equals(Optional.of(change.subject()))) {
                keepTouched();
                if (last.isPresent() && !isTimeLeft.getAsBoolean()) {
                    stopped = last;
                    return;
                }
                last = Optional.of(change.subject());
                seen = new ReadOnce(chains);
                left--;
            }
            touch(change, seen);
        }
    }

    /** The same identities as the detector judges again when this step arrives. */
    private void touch(Change change, ChainStore seen) {
        attempt(
                change.subject(),
                () -> touched.addAll(change.step()
                        .map(step -> Dependents.of(List.of(step), seen))
                        .orElseGet(() -> List.of(change.subject()))));
    }

    /** Each once a run: what it is judged by has all come. */
    private void keepTouched() {
        touched.stream()
                .filter(subject -> subject.isIdentity() && tried.add(subject))
                .forEach(subject -> attempt(subject, () -> kept += keep.test(subject) ? 1 : 0));
        touched.clear();
    }

    private void attempt(Subject subject, Runnable attempt) {
        if (!failures.attempt(attempt)) {
            unkept.add(subject);
        }
    }

    /**
     * How far evidence reaches now.
     *
     * @param before how far it did; empty before the first time
     * @param after how far it does if nobody is missing
     */
    Optional<Coverage> coverage(Optional<Coverage> before, Coverage after) {
        boolean few = unkept.size() <= Coverage.MOST_UNKEPT;
        if (few && !forNow) {
            return (whole ? Optional.of(after) : before).map(it -> it.butFor(unkept));
        }
        return before.map(it -> it.alsoButFor(unkept));
    }

    Result result() {
        // More may have come since they were counted.
        int open = stopped.isPresent() ? Math.max(1, left) : 0;
        return new Result(kept, List.copyOf(unkept), open, failures.first());
    }
}
