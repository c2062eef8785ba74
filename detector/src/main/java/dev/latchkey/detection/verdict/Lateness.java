package dev.latchkey.detection.verdict;

import dev.latchkey.detection.step.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What an alert says of a step that came so late that something which belongs to it may have expired before it came.
 *
 * <p>What is judged together begins one window before its creation; where none is known, one may have been
 * {@code follow} before the step. Everything is kept for window, {@code follow} and {@link Step#DELIVERY} after
 * its own time, or for longer. So nothing is missing if the step came sooner than {@code follow} and DELIVERY after the
 * creation, or sooner than DELIVERY after its own time if no creation is known.
 */
final class Lateness {

    private Lateness() {}

    /** One sentence of the first such step; none if there is none. */
    static List<String> of(Stretch stretch, Tuning tuning) {
        Optional<Instant> sinceCreation =
                stretch.creation().map(creation -> creation.time().plus(tuning.follow()));
        return stretch.steps().stream()
                .filter(step -> isTooLate(step, sinceCreation.orElse(step.time())))
                .limit(1)
                .map(Lateness::sentence)
                .toList();
    }

    private static boolean isTooLate(Step step, Instant inTime) {
        Instant firstExpiry = inTime.plus(Step.DELIVERY);
        return step.late().filter(came -> !came.isBefore(firstExpiry)).isPresent();
    }

    private static String sentence(Step step) {
        long hours =
                Duration.between(step.time(), step.late().orElse(step.time())).toHours();
        return ("%s was received %d hours after it was made, when earlier steps of its chain may have expired:"
                        + " latchkey replay over the trail's logs sees all of them")
                .formatted(step.operation().eventName(), hours);
    }
}
