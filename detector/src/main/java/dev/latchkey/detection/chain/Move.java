package dev.latchkey.detection.chain;

import dev.latchkey.detection.step.Note;
import dev.latchkey.detection.step.Stage;
import dev.latchkey.detection.step.Step;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A creation, a rename or a deletion, as it changes who bears which name; names are folded.
 *
 * @param from the name that is given up
 * @param to the name that is taken
 */
record Move(String eventId, Optional<String> from, Optional<String> to) {

    /** Deletions first, so that who is made is new; then creations; never the order of arrival. */
    static final Comparator<Move> IN_DOUBT = Comparator.<Move>comparingInt(move -> move.to.isEmpty() ? 0 : 1)
            .thenComparing(move -> move.from.isPresent())
            .thenComparing(Move::eventId)
            .thenComparing(Move::toString);

    static Optional<Move> of(Step step) {
        String name = folded(step.target());
        if (step.stage() == Stage.CREATION) {
            return Optional.of(new Move(step.eventId(), Optional.empty(), Optional.of(name)));
        }
        if (step.isNote(Note.RENAMED_FROM)) {
            return Optional.of(
                    new Move(step.eventId(), Optional.of(folded(Chains.otherName(step))), Optional.of(name)));
        }
        if (step.isNote(Note.RENAMED_TO)) {
            return Optional.of(
                    new Move(step.eventId(), Optional.of(name), Optional.of(folded(Chains.otherName(step)))));
        }
        return step.isNote(Note.DELETED)
                ? Optional.of(new Move(step.eventId(), Optional.of(name), Optional.empty()))
                : Optional.empty();
    }

    Stream<String> names() {
        return Stream.concat(from.stream(), to.stream());
    }

    boolean isOf(String name) {
        return takes(name) || givesUp(name);
    }

    boolean takes(String name) {
        return to.filter(name::equals).isPresent();
    }

    private boolean givesUp(String name) {
        return from.filter(name::equals).isPresent();
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
