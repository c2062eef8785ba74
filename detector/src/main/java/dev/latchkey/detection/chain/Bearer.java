package dev.latchkey.detection.chain;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

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
        List<Step> turns = chain.steps().stream().filter(Turns::isTurn).toList();
        Bearer bearer = new Bearer(name);
        Optional<Step> beginning = beginning(turns.stream().filter(step -> counts(step, name, time)), bearer.name());
        for (int names = 0; names <= Chains.MOST_NAMES; names++) {
            if (beginning.isEmpty() || beginning.get().stage() == Stage.CREATION) {
                return new Bearer(bearer.name(), beginning);
            }
            bearer = new Bearer(Chains.otherName(beginning.get()));
            beginning = beginning(turns.subList(0, turns.indexOf(beginning.get())).stream(), bearer.name());
        }
        return bearer;
    }

    /** Who gives a name up bears it until the end of that second; who takes it, from the second's beginning. */
    private static boolean counts(Step turn, String name, Instant time) {
        return givesUp(turn, name) ? turn.time().isBefore(time) : !turn.time().isAfter(time);
    }

    /** A creation, or a rename that brought the bearer here; none since it was last given up. */
    private static Optional<Step> beginning(Stream<Step> turns, String name) {
        return turns.filter(step -> givesUp(step, name) || takes(step, name))
                .reduce((earlier, later) -> later)
                .filter(step -> !givesUp(step, name));
    }

    private static boolean takes(Step step, String name) {
        return Chain.begins(step) && step.target().equalsIgnoreCase(name);
    }

    private static boolean givesUp(Step step, String name) {
        return step.isNote(Note.RENAMED_TO)
                ? step.target().equalsIgnoreCase(name)
                : step.isNote(Note.RENAMED_FROM) && Chains.otherName(step).equalsIgnoreCase(name);
    }
}
