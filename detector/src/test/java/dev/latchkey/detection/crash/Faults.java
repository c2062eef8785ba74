package dev.latchkey.detection.crash;

import dev.latchkey.detection.Hands;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** What may befall each call of a port: refused, answered late, acted upon but not answered, or the function dies. */
final class Faults {

    /** The function's own; a request on its way outlives it by {@link #LATEST} at most. */
    static final Duration TIMEOUT = Duration.ofSeconds(20);

    private static final int LATEST = 15_000;
    private static final int QUICK = 50;

    /** Lambda stopped the function: nothing catches that. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** The call failed, and the function goes on. */
    static final class Lost extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final Random chance;
    private final Hands clock;
    private final Interleaving interleaving;
    private final Map<Thread, Instant> started = new ConcurrentHashMap<>();
    private int faultsOfHundred;

    Faults(Random chance, Hands clock, Interleaving interleaving, int faultsOfHundred) {
        this.chance = chance;
        this.clock = clock;
        this.interleaving = interleaving;
        this.faultsOfHundred = faultsOfHundred;
    }

    void invocationStarts() {
        started.put(Thread.currentThread(), clock.instant());
    }

    <T> List<T> shuffled(Collection<T> several) {
        List<T> shuffled = new ArrayList<>(several);
        Collections.shuffle(shuffled, chance);
        return shuffled;
    }

    void end() {
        faultsOfHundred = 0;
    }

    void act(Runnable call) {
        act(() -> {
            call.run();
            return true;
        });
    }

    <T> T act(Supplier<T> call) {
        interleaving.pass();
        dieIfTooLate();
        clock.pass(Duration.ofMillis(1 + chance.nextInt(QUICK)));
        if (isStruck()) {
            return struck(call);
        }
        T answer = call.get();
        interleaving.pass();
        dieIfTooLate();
        return answer;
    }

    private <T> T struck(Supplier<T> call) {
        boolean isKilled = chance.nextBoolean();
        if (chance.nextBoolean()) {
            // Refused, or the end came before it: nothing was done.
            throw end(isKilled);
        }
        clock.pass(Duration.ofMillis(chance.nextInt(LATEST)));
        T answer = call.get();
        dieIfTooLate();
        if (chance.nextBoolean()) {
            // It was done, and nobody learns of it.
            throw end(isKilled);
        }
        return answer;
    }

    private static Lost end(boolean isKilled) {
        if (isKilled) {
            throw new Killed();
        }
        return new Lost();
    }

    private boolean isStruck() {
        return chance.nextInt(100) < faultsOfHundred;
    }

    private void dieIfTooLate() {
        if (started.get(Thread.currentThread()).plus(TIMEOUT).isBefore(clock.instant())) {
            throw new Killed();
        }
    }
}
