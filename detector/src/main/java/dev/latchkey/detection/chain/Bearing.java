package dev.latchkey.detection.chain;

import dev.latchkey.detection.step.Note;
import dev.latchkey.detection.step.Step;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One bearer's time under one name.
 *
 * @param chain all that is stored under the name, with the turns of one second as {@link Turns} has them
 * @param beginning a creation, the rename that brought the bearer, or the one by which the bearer before gave it up
 */
record Bearing(Chain chain, Optional<Step> beginning) {

    /** Who gives a name up bears it until the end of that second; who takes it, from the second's beginning. */
    static Bearing at(Chain chain, Instant time) {
        return new Bearing(
                chain,
                chain.steps().stream()
                        .filter(step -> step.isNote(Note.RENAMED_TO)
                                ? step.time().isBefore(time)
                                : Chain.begins(step) && !step.time().isAfter(time))
                        .reduce((earlier, later) -> later));
    }

    /** The one that a rename ended. */
    static Bearing endedBy(Chain chain, Step rename) {
        List<Step> turns = chain.steps().stream().filter(Turns::isTurn).toList();
        for (int at = 0; at < turns.size(); at++) {
            Step turn = turns.get(at);
            if (turn.isNote(Note.RENAMED_TO) && turn.eventId().equals(rename.eventId())) {
                return new Bearing(chain, at == 0 ? Optional.empty() : Optional.of(turns.get(at - 1)));
            }
        }
        return at(chain, rename.time());
    }

    /** Whether a rename had left the name by then: from its second on if another took it at once, else behind it. */
    static boolean isLeft(Chain chain, Step rename, Instant time) {
        boolean atOnce = rename.time().equals(time) && !endedBy(chain, rename).equals(at(chain, time));
        return atOnce || rename.time().isBefore(time);
    }

    static Bearing of(Chain chain, Step step) {
        Optional<Step> born = step.isNote(Note.RENAMED_FROM) ? Optional.of(step) : chain.bornBySameCall(step);
        return born.isPresent() ? new Bearing(chain, born) : at(chain, Deletion.timeOf(step, chain.steps()));
    }

    /** All that was done to the bearer under this name, but for giving it up. */
    List<Step> steps() {
        Instant from = beginning.map(Step::time).orElse(Instant.MIN);
        Instant to = end().map(Step::time).orElse(Instant.MAX);
        String birth = beginning.map(Step::eventId).orElse("");
        // Hundreds may have borne the name: of most steps their time alone says that they were another's.
        return chain.steps().stream()
                .filter(step -> !step.time().isBefore(from))
                .filter(step -> !step.time().isAfter(to) || step.eventId().equals(birth))
                .filter(step -> !step.isNote(Note.RENAMED_TO) && of(chain, step).equals(this))
                .toList();
    }

    /** By which it ended: another's beginning, or the bearer's own rename. */
    Optional<Step> end() {
        int begun = beginning.map(chain.steps()::indexOf).orElse(-1);
        return chain.steps().stream().skip(begun + 1L).filter(Turns::isTurn).findFirst();
    }

    boolean isGivenUp() {
        return end().filter(step -> step.isNote(Note.RENAMED_TO)).isPresent();
    }
}
