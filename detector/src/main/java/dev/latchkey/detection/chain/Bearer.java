package dev.latchkey.detection.chain;

import dev.latchkey.detection.step.Note;
import dev.latchkey.detection.step.Stage;
import dev.latchkey.detection.step.Step;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

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
        int at = beginning(chain.steps(), chain.steps().size(), bearer.name(), step -> counts(step, name, time));
        for (int names = 0; names <= Chains.MOST_NAMES; names++) {
            if (at < 0) {
                return bearer;
            }
            Step beginning = chain.steps().get(at);
            if (beginning.stage() == Stage.CREATION) {
                return new Bearer(bearer.name(), Optional.of(beginning));
            }
            bearer = new Bearer(Chains.otherName(beginning));
            at = beginning(chain.steps(), at, bearer.name(), step -> true);
        }
        return bearer;
    }

    /** Who gives a name up bears it until the end of that second; who takes it, from the second's beginning. */
    private static boolean counts(Step turn, String name, Instant time) {
        return givesUp(turn, name) ? turn.time().isBefore(time) : !turn.time().isAfter(time);
    }

    /** Of a creation, or a rename that brought the bearer here; none since it was last given up. */
    private static int beginning(List<Step> steps, int before, String name, Predicate<Step> counts) {
        for (int at = before - 1; at >= 0; at--) {
            Step step = steps.get(at);
            boolean ends = givesUp(step, name);
            if ((ends || takes(step, name)) && counts.test(step)) {
                return ends ? -1 : at;
            }
        }
        return -1;
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
