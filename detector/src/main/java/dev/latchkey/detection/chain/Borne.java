package dev.latchkey.detection.chain;

import dev.latchkey.detection.step.Stage;
import dev.latchkey.detection.step.Step;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Whether somebody bore a name, as far as some steps tell.
 *
 * @param turns by which names changed hands until then, one after the other, with the deletions
 */
record Borne(List<Step> steps, List<Step> turns) {

    /** Whether somebody bore the name as the second began. */
    Optional<Boolean> before(String name, Instant second) {
        Optional<Step> turn = turns.stream()
                .filter(step -> step.time().isBefore(second) && Turns.touches(step, name))
                .reduce((earlier, later) -> later);
        return turn.map(step -> takes(step, name)).or(() -> isGivenSomethingBefore(name, second));
    }

    private Optional<Boolean> isGivenSomethingBefore(String name, Instant second) {
        return steps.stream()
                .filter(step -> step.time().isBefore(second) && isGivenSomething(step, name))
                .findFirst()
                .map(step -> true);
    }

    /** Whether the next that is told is of one who was there; who begins may follow another, whose end is not told. */
    Optional<Boolean> after(String name, Instant second) {
        List<Step> later = steps.stream()
                .filter(step -> step.time().isAfter(second))
                .filter(step -> Turns.touches(step, name) || isGivenSomething(step, name))
                .toList();
        Optional<Instant> next = later.stream().map(Step::time).min(Comparator.naturalOrder());
        boolean begins = later.stream().anyMatch(step -> next.equals(Optional.of(step.time())) && takes(step, name));
        return next.isPresent() && !begins ? Optional.of(true) : Optional.empty();
    }

    private static boolean takes(Step step, String name) {
        return Move.of(step).filter(move -> move.takes(name)).isPresent();
    }

    private static boolean isGivenSomething(Step step, String name) {
        return step.stage() != Stage.EVIDENCE && step.target().equalsIgnoreCase(name);
    }
}
