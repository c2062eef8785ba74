package dev.latchkey.detection;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** What went wrong with some of several things that must all be tried. */
final class Failures {

    private final List<RuntimeException> gathered = new ArrayList<>();

    /** @return what the attempt gave; false if it failed */
    boolean gather(BooleanSupplier attempt) {
        try {
            return attempt.getAsBoolean();
        } catch (RuntimeException e) {
            gathered.add(e);
            return false;
        }
    }

    void throwFirst() {
        gathered.stream().findFirst().ifPresent(first -> {
            gathered.stream().skip(1).forEach(first::addSuppressed);
            throw first;
        });
    }
}
