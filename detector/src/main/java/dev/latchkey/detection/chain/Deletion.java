package dev.latchkey.detection.chain;

import dev.latchkey.detection.step.Note;
import dev.latchkey.detection.step.Stage;
import dev.latchkey.detection.step.Step;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Whose end a deletion was that stands in the second of a creation of its name. Renames of that second are left out of
 * account: of whom they tell {@link Turns} knows.
 *
 * @param steps in event time, of one name and perhaps of others
 */
record Deletion(Step step, List<Step> steps) {

    /** When its bearer bore the name: before the second, if somebody did and it is the first deletion of that. */
    static Instant timeOf(Step step, List<Step> steps) {
        boolean ofTheOneBefore = step.isNote(Note.DELETED) && new Deletion(step, steps).isOfTheOneBefore();
        return ofTheOneBefore ? step.time().minusNanos(1) : step.time();
    }

    private boolean isOfTheOneBefore() {
        List<Step> together =
                turns().stream().filter(turn -> turn.time().equals(step.time())).toList();
        return together.stream().noneMatch(Turns::isRename)
                && together.stream().anyMatch(turn -> turn.stage() == Stage.CREATION)
                && isFirst(together)
                && isBorneBefore();
    }

    private boolean isFirst(List<Step> together) {
        return together.stream()
                .filter(turn -> turn.isNote(Note.DELETED))
                .min(Comparator.comparing(Step::eventId))
                .filter(first -> first.eventId().equals(step.eventId()))
                .isPresent();
    }

    /** Nobody bears a name that was given up as often as it was taken. */
    private boolean isBorneBefore() {
        int bearers = 0;
        for (Step turn : turns()) {
            if (turn.time().isBefore(step.time())) {
                boolean taken = Move.of(turn).filter(move -> move.takes(name())).isPresent();
                bearers = taken ? bearers + 1 : Math.max(0, bearers - 1);
            }
        }
        return bearers > 0;
    }

    private List<Step> turns() {
        return steps.stream().filter(turn -> Turns.touches(turn, name())).toList();
    }

    private String name() {
        return step.target().toLowerCase(Locale.ROOT);
    }
}
