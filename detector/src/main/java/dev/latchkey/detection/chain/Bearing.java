package dev.latchkey.detection.chain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One bearer's time under one name.
 *
 * @param chain all that is stored under the name
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

    static Bearing of(Chain chain, Step step) {
        Optional<Step> born = chain.bornBySameCall(step);
        return born.isPresent() ? new Bearing(chain, born) : at(chain, step.time());
    }

    /** All that was done to the bearer under this name, but for giving it up. */
    List<Step> steps() {
        return chain.steps().stream()
                .filter(step -> !step.isNote(Note.RENAMED_TO) && of(chain, step).equals(this))
                .toList();
    }

    /** By which it ended: another's beginning, or the bearer's own rename. */
    Optional<Step> end() {
        return chain.steps().stream()
                .filter(step -> Chain.begins(step) || step.isNote(Note.RENAMED_TO))
                .filter(step -> beginning
                        .filter(begun -> Step.IN_EVENT_TIME.compare(step, begun) <= 0)
                        .isEmpty())
                .findFirst();
    }

    boolean isGivenUp() {
        return end().filter(step -> step.isNote(Note.RENAMED_TO)).isPresent();
    }
}
