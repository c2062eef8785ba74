package dev.latchkey.detection.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** Threads of which one runs at a time; who goes on, whenever one passes, is the seed's choice. */
final class Interleaving {

    private final Random chance;
    private final Semaphore allDone = new Semaphore(0);
    private final Map<Thread, Semaphore> turns = new ConcurrentHashMap<>();

    /** Only whoever's turn it is looks at it. */
    private final List<Semaphore> waiting = new ArrayList<>();

    Interleaving(Random chance) {
        this.chance = chance;
    }

    /** Runs all to their end; what one of them threw is thrown. */
    void run(List<Runnable> works) {
        List<Throwable> thrown = new ArrayList<>();
        for (Runnable work : works) {
            Semaphore turn = new Semaphore(0);
            waiting.add(turn);
            Thread thread = new Thread(() -> begin(turn, work, thrown));
            thread.setDaemon(true);
            thread.start();
        }
        next().release();
        allDone.acquireUninterruptibly();
        thrown.stream().findFirst().ifPresent(first -> {
            throw new AssertionError("a worker broke", first);
        });
    }

    /** Lets others go on, if the seed wants it. */
    void pass() {
        Semaphore own = turns.get(Thread.currentThread());
        next().release();
        own.acquireUninterruptibly();
    }

    private void begin(Semaphore turn, Runnable work, List<Throwable> thrown) {
        turns.put(Thread.currentThread(), turn);
        turn.acquireUninterruptibly();
        try {
            work.run();
        } catch (Throwable e) {
            thrown.add(e);
        } finally {
            waiting.remove(turn);
            (waiting.isEmpty() ? allDone : next()).release();
        }
    }

    private Semaphore next() {
        return waiting.get(chance.nextInt(waiting.size()));
    }
}
