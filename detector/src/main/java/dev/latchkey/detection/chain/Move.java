package dev.latchkey.detection.chain;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A creation or a rename, as it changes who bears which name; names are folded.
 *
 * @param from the name that is given up, if it is a rename
 */
record Move(String eventId, Optional<String> from, String to) {

    /** Creations first; never the order of arrival. */
    static final Comparator<Move> IN_DOUBT = Comparator.<Move>comparingInt(move -> move.from.isPresent() ? 1 : 0)
            .thenComparing(Move::eventId)
            .thenComparing(Move::toString);

    static Optional<Move> of(Step step) {
        String name = folded(step.target());
        if (step.stage() == Stage.CREATION) {
            return Optional.of(new Move(step.eventId(), Optional.empty(), name));
        }
        if (step.isNote(Note.RENAMED_FROM)) {
            return Optional.of(new Move(step.eventId(), Optional.of(otherName(step)), name));
        }
        return step.isNote(Note.RENAMED_TO)
                ? Optional.of(new Move(step.eventId(), Optional.of(name), otherName(step)))
                : Optional.empty();
    }

    Stream<String> names() {
        return Stream.concat(from.stream(), Stream.of(to));
    }

    boolean isOf(String name) {
        return to.equals(name) || givesUp(name);
    }

    boolean givesUp(String name) {
        return from.filter(name::equals).isPresent();
    }

    private static String otherName(Step rename) {
        return folded(((Fact.Noted) rename.fact()).text());
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
