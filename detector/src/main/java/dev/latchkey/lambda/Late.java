package dev.latchkey.lambda;

import java.util.Optional;
import java.util.function.Supplier;

/** What is made when it is first needed, and kept from then on. */
final class Late<T> implements Supplier<T> {

    private final Supplier<T> maker;
    private Optional<T> made = Optional.empty();

    Late(Supplier<T> maker) {
        this.maker = maker;
    }

    @Override
    public synchronized T get() {
        T kept = made.orElseGet(maker);
        made = Optional.of(kept);
        return kept;
    }

    /** What was made, if it was. */
    synchronized Optional<T> ifMade() {
        return made;
    }
}
