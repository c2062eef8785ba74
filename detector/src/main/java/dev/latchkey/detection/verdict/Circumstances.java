package dev.latchkey.detection.verdict;

import dev.latchkey.detection.step.Note;
import dev.latchkey.detection.step.Stage;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.verdict.Trait.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/** The traits that lie in the evidence around the steps of a stretch. */
record Circumstances(Stretch stretch, Tuning tuning) {

    /** A life this short after a credential is no human's second thought. */
    private static final Duration MINUTES = Duration.ofMinutes(15);

    static List<Trait> of(Stretch stretch, Tuning tuning) {
        Circumstances it = new Circumstances(stretch, tuning);
        return Stream.of(
                        it.first(Kind.YOUNG_CALLER, NewCallers.births(stretch)),
                        it.first(Kind.OMITTED, it::hides),
                        it.first(Kind.DELETED_SOON, it::endsSoonAfter),
                        it.first(Kind.DENIED_BEFORE, it::isDenialBefore))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Trait> first(Kind kind, BiPredicate<Step, Step> holds) {
        return first(
                kind,
                stretch.evidence().stream()
                        .filter(evidence -> stretch.steps().stream().anyMatch(step -> holds.test(evidence, step))));
    }

    private Optional<Trait> first(Kind kind, Stream<Step> evidence) {
        return evidence.findFirst().map(it -> new Trait(kind, said(it)));
    }

    private boolean hides(Step evidence, Step step) {
        boolean near = isWithin(tuning.window(), evidence, step) || isWithin(tuning.window(), step, evidence);
        return evidence.isNote(Note.OMITTED) && isBySame(evidence, step) && near;
    }

    private boolean endsSoonAfter(Step evidence, Step step) {
        return evidence.isNote(Note.DELETED)
                && step.stage() == Stage.CREDENTIAL
                && stretch.hasCredential()
                && isWithin(MINUTES, step, evidence);
    }

    private boolean isDenialBefore(Step evidence, Step step) {
        return evidence.isNote(Note.DENIED) && isBySame(evidence, step) && isWithin(tuning.window(), evidence, step);
    }

    private static boolean isBySame(Step one, Step other) {
        return one.actor().name().equals(other.actor().name());
    }

    private static boolean isWithin(Duration limit, Step earlier, Step later) {
        Duration passed = Duration.between(earlier.time(), later.time());
        return !passed.isNegative() && passed.compareTo(limit) <= 0;
    }

    private String said(Step evidence) {
        return evidence.operation().eventName() + " by " + evidence.actor().shown() + " at " + evidence.time() + ": "
                + evidence.shownIn(stretch.subject());
    }
}
