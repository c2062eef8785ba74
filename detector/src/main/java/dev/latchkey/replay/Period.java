package dev.latchkey.replay;

import dev.latchkey.terminal.Moment;
import java.time.Instant;
import java.util.Optional;

/** The time that is looked at, both ends included. A call outside is counted, and then forgotten. */
public record Period(Optional<Moment> from, Optional<Moment> to) {

    public Period {
        if (from.isPresent()
                && to.isPresent()
                && !from.get().first().isBefore(to.get().after())) {
            throw new IllegalArgumentException("--from " + from.get().text() + " must not be later than --to "
                    + to.get().text() + ".");
        }
    }

    boolean contains(Instant time) {
        return from.filter(begin -> time.isBefore(begin.first())).isEmpty()
                && to.filter(end -> !time.isBefore(end.after())).isEmpty();
    }

    boolean isBounded() {
        return from.isPresent() || to.isPresent();
    }
}
