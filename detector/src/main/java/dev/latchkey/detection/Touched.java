package dev.latchkey.detection;

import dev.latchkey.detection.chain.ChainStore;
import dev.latchkey.detection.chain.Dependents;
import dev.latchkey.detection.chain.StepKey;
import dev.latchkey.detection.digest.Changes.Change;
import dev.latchkey.detection.step.Stage;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/** Who was touched by what came: kept each once a run, once more for its own credentials, or remembered. */
final class Touched {

    private final BiPredicate<Subject, Set<StepKey>> keep;
    private final Failures failures;
    private final Set<Subject> open = new LinkedHashSet<>();
    private final Set<Subject> tried = new LinkedHashSet<>();
    private final Set<Subject> unkept = new LinkedHashSet<>();
    private final Set<Subject> kept = new HashSet<>();

    /** Of whom the changes are about: others are touched by the way, and their own come in their turn. */
    private final Set<StepKey> credentials = new HashSet<>();

    /** @param keep whether there was anything to keep of an identity, of whose credentials these have come */
    Touched(BiPredicate<Subject, Set<StepKey>> keep, Failures failures) {
        this.keep = keep;
        this.failures = failures;
    }

    /** The same identities as the detector judges again when this step arrives. */
    void by(Change change, ChainStore seen) {
        change.step().filter(step -> step.stage() == Stage.CREDENTIAL).ifPresent(this::came);
        attempt(
                change.subject(),
                () -> open.addAll(change.step()
                        .map(step -> Dependents.of(List.of(step), seen))
                        .orElseGet(() -> List.of(change.subject()))));
    }

    private void came(Step credential) {
        credentials.add(new StepKey(credential));
        tried.remove(credential.subject());
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

    /** What each is judged by has all come. */
    void keepAll() {
        Set<StepKey> came = Set.copyOf(credentials);
        open.stream()
                .filter(subject -> subject.isIdentity() && tried.add(subject))
                .forEach(subject -> attempt(subject, () -> keep(subject, came)));
        open.clear();
        credentials.clear();
    }

    private void keep(Subject subject, Set<StepKey> came) {
        if (keep.test(subject, came)) {
            kept.add(subject);
        }
    }

    private void attempt(Subject subject, Runnable attempt) {
        if (!failures.attempt(attempt)) {
            unkept.add(subject);
        }
    }

    int kept() {
        return kept.size();
    }

    List<Subject> unkept() {
        return List.copyOf(unkept);
    }
}
