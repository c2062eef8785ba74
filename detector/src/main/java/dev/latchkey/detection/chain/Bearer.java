package dev.latchkey.detection.chain;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * One who bore names.
 *
 * @param name the oldest that is known, folded
 * @param creation under that name, if it was seen
 */
record Bearer(String name, Optional<Step> creation) {

    private Bearer(String name) {
        this(name.toLowerCase(Locale.ROOT), Optional.empty());
    }

    static Bearer of(Step creation) {
        return new Bearer(creation.target().toLowerCase(Locale.ROOT), Optional.of(creation));
    }

    /** Whoever bore the name at a time: under another name before, if a rename brought it here. */
    static Bearer at(Chain chain, String name, Instant time) {
        Bearer bearer = new Bearer(name);
        Instant end = time;
        for (int names = 0; names <= Chains.MOST_NAMES; names++) {
            Optional<Step> beginning = beginning(chain, bearer.name(), end);
            if (beginning.isEmpty() || beginning.get().stage() == Stage.CREATION) {
                return new Bearer(bearer.name(), beginning);
            }
            bearer = new Bearer(Chains.named(beginning.get()).name());
            end = beginning.get().time();
        }
        return bearer;
    }

    /** A creation, or a rename that brought the bearer here; none since it was last given up. */
    private static Optional<Step> beginning(Chain chain, String name, Instant time) {
        return chain.steps().stream()
                .filter(step -> givesUp(step, name)
                        ? step.time().isBefore(time)
                        : Chain.begins(step)
                                && step.target().equalsIgnoreCase(name)
                                && !step.time().isAfter(time))
                .reduce((earlier, later) -> later)
                .filter(step -> !givesUp(step, name));
    }

    private static boolean givesUp(Step step, String name) {
        return step.isNote(Note.RENAMED_TO)
                ? step.target().equalsIgnoreCase(name)
                : step.isNote(Note.RENAMED_FROM) && Chains.named(step).name().equalsIgnoreCase(name);
    }
}
