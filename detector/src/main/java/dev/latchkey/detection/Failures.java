package dev.latchkey.detection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** What went wrong with some of several things that must all be tried. */
final class Failures {

    /** What fails for one mostly fails for all alike, and thousands of traces would be one line of the log. */
    private static final int MOST_GATHERED = 10;

    private final List<RuntimeException> gathered = new ArrayList<>();

    /** @return what the attempt gave; false if it failed */
    boolean gather(BooleanSupplier attempt) {
        try {
            return attempt.getAsBoolean();
        } catch (RuntimeException e) {
            if (gathered.size() < MOST_GATHERED) {
                gathered.add(e);
            }
            return false;
        }
    }

    /** @return whether it did not fail */
    boolean attempt(Runnable attempt) {
        return gather(() -> {
            attempt.run();
            return true;
        });
    }

    void throwFirst() {
        first().ifPresent(first -> {
            throw first;
        });
    }

    /** With the others that came soonest after it; none can be suppressed by itself. */
    Optional<RuntimeException> first() {
        Optional<RuntimeException> first = gathered.stream().findFirst();
        first.ifPresent(it -> gathered.stream().filter(other -> other != it).forEach(it::addSuppressed));
        return first;
    }
}
