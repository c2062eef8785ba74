package dev.latchkey.detection.effective;

import dev.latchkey.detection.chain.Life;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.rights.Unbinding;
import dev.latchkey.detection.step.Fact.Created;
import dev.latchkey.detection.step.Fact.Granted;
import dev.latchkey.detection.step.Means;
import dev.latchkey.detection.step.Stage;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Permissions boundaries: the one in force at a time caps whatever is held then. */
record Boundaries(Policies policies) {

    /** {@code ADMIN} where nothing caps; where some steps were not read, the boundary may have fallen with them. */
    Level cap(Life life, Instant time) {
        return life.chain().truncated() ? Level.ADMIN : widest(inForce(life, time), time);
    }

    /** A trust policy that names a user lets him in by itself: his boundary limits his own policies only (ADR 49). */
    static boolean holdsBack(Life life, Granted granted) {
        return granted.means() != Means.TRUST || life.chain().subject().kind() != Subject.Kind.USER;
    }

    /** Whether setting a boundary takes something away for sure: there was none, or it allows little. */
    boolean narrows(Life life, Step boundary) {
        boolean none = latest(life.boundaryChanges().stream()
                        .filter(step -> isBefore(step, boundary))
                        .toList())
                .filter(before ->
                        before.stream().allMatch(step -> policyOf(step).isEmpty()))
                .isPresent();
        return none || !mayWiden(allowed(boundary, boundary.time()));
    }

    /** The later versions of the policy that a step made the boundary, while it was and as far as they may widen it. */
    Stream<Step> later(Life life, Step boundary) {
        if (!isCreation(boundary) && !isSet(boundary)) {
            return Stream.of();
        }
        return life.boundaryChanges().stream()
                .filter(boundary::equals)
                .flatMap(step -> policyOf(step).stream())
                .flatMap(policy -> policies.changes(policy).stream())
                .filter(step -> step.time().isAfter(boundary.time()))
                .filter(step -> inForce(life, step.time()).contains(boundary))
                .filter(step -> mayWiden(allowed(boundary, step.time())));
    }

    boolean isKnown(Step boundary, Instant time) {
        return level(boundary, time).isPresent();
    }

    private Level allowed(Step boundary, Instant time) {
        return level(boundary, time).orElse(Level.ADMIN);
    }

    private Optional<Level> level(Step boundary, Instant time) {
        Subject bearer = boundary.subject().named(boundary.target());
        return policyOf(boundary)
                .flatMap(policy -> policies.at(policy, time))
                .map(policy -> Unbinding.cap(policy, bearer))
                .filter(level -> level != Level.UNKNOWN);
    }

    private Level widest(List<Step> inForce, Instant time) {
        return inForce.stream()
                .map(step -> allowed(step, time))
                .max(Level::compareTo)
                .orElse(Level.ADMIN);
    }

    private List<Step> inForce(Life life, Instant time) {
        return latest(life.boundaryChanges().stream()
                        .filter(step -> !step.time().isAfter(time))
                        .toList())
                .orElse(List.of());
    }

    /** Of one second the order is not known, but that a creation comes first. */
    private static Optional<List<Step>> latest(List<Step> changes) {
        if (changes.isEmpty()) {
            return Optional.empty();
        }
        Instant time = changes.get(changes.size() - 1).time();
        List<Step> together =
                changes.stream().filter(step -> step.time().equals(time)).toList();
        return Optional.of(
                together.subList(together.size() > 1 && isCreation(together.get(0)) ? 1 : 0, together.size()));
    }

    private static boolean isBefore(Step change, Step boundary) {
        return isCreation(change) || change.time().isBefore(boundary.time());
    }

    private static boolean isCreation(Step step) {
        return step.stage() == Stage.CREATION;
    }

    /** Or taken away. */
    private static boolean isSet(Step step) {
        return step.fact() instanceof Granted granted && granted.means().isOfBoundary();
    }

    boolean isBounded(Life life) {
        return life.boundaryChanges().stream().anyMatch(step -> policyOf(step).isPresent());
    }

    private static Optional<Subject> policyOf(Step change) {
        Subject of = change.subject();
        return change.fact() instanceof Created created
                ? created.boundary().map(arn -> policy(of, arn))
                : ((Granted) change.fact()).from();
    }

    static Subject policy(Subject bounded, String arn) {
        return new Subject.Thing(Subject.Kind.POLICY, bounded.partition(), bounded.account(), arn);
    }

    private static boolean mayWiden(Level level) {
        return level.compareTo(Level.LIMITED) > 0;
    }
}
