package dev.latchkey.detection;

import dev.latchkey.detection.Keeping.Result;
import dev.latchkey.detection.call.Origin.Method;
import dev.latchkey.detection.chain.ChainStore;
import dev.latchkey.detection.chain.Dependents;
import dev.latchkey.detection.chain.ReadOnce;
import dev.latchkey.detection.digest.Changes.Change;
import dev.latchkey.detection.digest.Coverage;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.verdict.AllowlistUnread;
import dev.latchkey.detection.verdict.Sighting;
import dev.latchkey.detection.verdict.SightingLog;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Once through what the chain store has taken in: who was touched by it, and of whom it could not be kept. */
final class KeepingRun {

    private final Failures failures = new Failures();
    private final Set<Subject> touched = new LinkedHashSet<>();
    private final Set<Subject> unkept = new LinkedHashSet<>();
    private final Map<Subject, Map<Method, Sighting>> seen = new HashMap<>();
    private int kept;

    /** Whether all that came has been read. */
    private boolean whole = true;

    /** Whether all is kept for the time being alone, as it was judged without the entries of the allowlist. */
    private boolean forNow;

    static KeepingRun without(AllowlistUnread entries) {
        KeepingRun run = new KeepingRun();
        run.forNow = !run.failures.attempt(() -> {
            throw entries;
        });
        return run;
    }

    void touch(Supplier<Stream<Change>> changes, ChainStore chains) {
        whole &= failures.attempt(() -> {
            Optional<Subject> last = Optional.empty();
            ChainStore store = chains;
            for (Iterator<Change> all = changes.get().iterator(); all.hasNext(); ) {
                Change change = all.next();
                store = last.equals(Optional.of(change.subject())) ? store : new ReadOnce(chains);
                last = Optional.of(change.subject());
                change.step().flatMap(Sighting::in).ifPresent(this::see);
                touch(change, store);
            }
        });
    }

    /** Who was seen provisioning; if it cannot be learnt, all of it is gone through again. */
    void teach(SightingLog sightings) {
        whole &= failures.attempt(() -> sightings.learn(
                seen.values().stream().flatMap(by -> by.values().stream()).toList()));
    }

    /** As if all that is known of them had come just now. */
    void touchAgain(Collection<Subject> subjects, ChainStore chains) {
        for (Subject subject : subjects) {
            ChainStore seen = new ReadOnce(chains);
            touch(new Change(subject, Optional.empty()), seen);
            attempt(
                    subject,
                    () -> seen.read(subject).steps().stream()
                            .map(step -> new Change(subject, Optional.of(step)))
                            .forEach(change -> touch(change, seen)));
        }
    }

    private void see(Sighting sighting) {
        seen.computeIfAbsent(sighting.caller(), caller -> new EnumMap<>(Method.class))
                .merge(sighting.method(), sighting, Sighting::earlier);
    }

    /** The same identities as the detector judges again when this step arrives. */
    private void touch(Change change, ChainStore seen) {
        attempt(
                change.subject(),
                () -> touched.addAll(change.step()
                        .map(step -> Dependents.of(List.of(step), seen))
                        .orElseGet(() -> List.of(change.subject()))));
    }

    /** @param keep whether there was anything to keep of it */
    void keepAll(Predicate<Subject> keep) {
        touched.stream()
                .filter(Subject::isIdentity)
                .forEach(subject -> attempt(subject, () -> kept += keep.test(subject) ? 1 : 0));
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
        return before.map(it -> it.butFor(firstThoseOf(it)));
    }

    /**
     * Whoever was named before came before what is gone through again, so that only the name leads to it; also if it
     * could be kept itself, for it may lead to others who could not.
     */
    private Set<Subject> firstThoseOf(Coverage before) {
        Set<Subject> all = new LinkedHashSet<>(before.unkept());
        all.addAll(unkept);
        return all;
    }

    Result result() {
        return new Result(kept, List.copyOf(unkept), failures.first());
    }
}
