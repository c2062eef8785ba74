package dev.latchkey.detection;

import dev.latchkey.detection.Keeping.Result;
import dev.latchkey.detection.allowlist.AllowlistUnread;
import dev.latchkey.detection.chain.ChainStore;
import dev.latchkey.detection.chain.ReadOnce;
import dev.latchkey.detection.chain.StepKey;
import dev.latchkey.detection.digest.Changes.Change;
import dev.latchkey.detection.digest.Coverage;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.verdict.SightingLog;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Once through what the chain store has taken in, as far as there is time. */
final class KeepingRun {

    private final BooleanSupplier isTimeLeft;
    private final Failures failures = new Failures();
    private final Touched touched;

    /** Who was named, and had no time left. */
    private final List<Subject> putOff = new ArrayList<>();

    /** Of how many subjects something came that has not been gone through. */
    private int left;

    /** Behind whom there was no time left. */
    private Optional<Subject> stopped = Optional.empty();

    /** Whether all that came could be read. */
    private boolean whole = true;

    /** Whether all is kept for the time being alone, as it was judged without the entries of the allowlist. */
    private boolean forNow;

    /** @param keep whether there was anything to keep of an identity, of whose credentials these have come */
    KeepingRun(BiPredicate<Subject, Set<StepKey>> keep, BooleanSupplier isTimeLeft) {
        this.touched = new Touched(keep, failures);
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
        boolean first = true;
        for (Subject subject : subjects) {
            if (first || isTimeLeft.getAsBoolean()) {
                touched.byAllOf(subject, new ReadOnce(chains));
                touched.keepAll();
            } else {
                putOff.add(subject);
            }
            first = false;
        }
    }

    /** @return who was the last that there was time for; empty if that was the end */
    Optional<Subject> keep(Supplier<Stream<Change>> changes, ChainStore chains) {
        whole &= failures.attempt(() -> keepEach(changes.get().iterator(), chains));
        touched.keepAll();
        return stopped;
    }

    private void keepEach(Iterator<Change> all, ChainStore chains) {
        Optional<Subject> last = Optional.empty();
        ChainStore seen = chains;
        while (all.hasNext()) {
            Change change = all.next();
            if (!last.equals(Optional.of(change.subject()))) {
                touched.keepAll();
                if (last.isPresent() && !isTimeLeft.getAsBoolean()) {
                    stopped = last;
                    return;
                }
                last = Optional.of(change.subject());
                seen = new ReadOnce(chains);
                left--;
            }
            touched.by(change, seen);
        }
    }

    /**
     * How far evidence reaches now.
     *
     * @param before how far it did; empty before the first time
     * @param after how far it does if nobody is missing
     */
    Optional<Coverage> coverage(Optional<Coverage> before, Coverage after) {
        if (few() && !forNow) {
            return (whole ? Optional.of(after) : before).map(it -> it.butFor(named()));
        }
        return before.map(it -> it.alsoButFor(named()));
    }

    /** Whoever was put off comes first the next time, or those before would take all the time again. */
    private Set<Subject> named() {
        Set<Subject> named = new LinkedHashSet<>(putOff);
        named.addAll(touched.unkept());
        return named;
    }

    private boolean few() {
        return named().size() <= Coverage.MOST_UNKEPT;
    }

    Result result() {
        // More may have come since they were counted.
        int open = (stopped.isPresent() ? Math.max(1, left) : 0) + putOff.size();
        return new Result(touched.kept(), touched.unkept(), open, whole && few() && !forNow, failures.first());
    }
}
