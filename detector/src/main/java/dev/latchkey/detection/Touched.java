package dev.latchkey.detection;

import dev.latchkey.detection.chain.ChainStore;
import dev.latchkey.detection.chain.Dependents;
import dev.latchkey.detection.digest.Changes.Change;
import dev.latchkey.detection.subject.Subject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Who was touched by what came: kept each once a run, or remembered as whoever could not be. */
final class Touched {

    private final Predicate<Subject> keep;
    private final Failures failures;
    private final Set<Subject> open = new LinkedHashSet<>();
    private final Set<Subject> tried = new LinkedHashSet<>();
    private final Set<Subject> unkept = new LinkedHashSet<>();
    private int kept;

    /** @param keep whether there was anything to keep of an identity */
    Touched(Predicate<Subject> keep, Failures failures) {
        this.keep = keep;
        this.failures = failures;
    }

    /** The same identities as the detector judges again when this step arrives. */
    void by(Change change, ChainStore seen) {
        attempt(
                change.subject(),
                () -> open.addAll(change.step()
                        .map(step -> Dependents.of(List.of(step), seen))
                        .orElseGet(() -> List.of(change.subject()))));
    }

    /** By all that is known of this one, as if it had come just now. */
    void byAllOf(Subject subject, ChainStore seen) {
        by(new Change(subject, Optional.empty()), seen);
        attempt(
                subject,
                () -> seen.read(subject).steps().stream()
                        .map(step -> new Change(subject, Optional.of(step)))
                        .forEach(change -> by(change, seen)));
    }

    /** Each once a run: what it is judged by has all come. */
    void keepAll() {
        open.stream()
                .filter(subject -> subject.isIdentity() && tried.add(subject))
                .forEach(subject -> attempt(subject, () -> kept += keep.test(subject) ? 1 : 0));
        open.clear();
    }

    private void attempt(Subject subject, Runnable attempt) {
        if (!failures.attempt(attempt)) {
            unkept.add(subject);
        }
    }

    int kept() {
        return kept;
    }

    List<Subject> unkept() {
        return List.copyOf(unkept);
    }
}
