package dev.latchkey.detection.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** Threads of which one runs at a time; who goes on, whenever one passes, is the seed's choice. */
final class Interleaving {

    private static final class Runner {
        private final Semaphore turn = new Semaphore(0);
        private boolean done;
    }

    private final Random chance;
    private final Semaphore back = new Semaphore(0);
    private final Map<Thread, Runner> runners = new ConcurrentHashMap<>();

    Interleaving(Random chance) {
        this.chance = chance;
    }

    /** Runs all to their end; what one of them threw is thrown. */
    void run(List<Runnable> works) {
        List<Throwable> thrown = new ArrayList<>();
        List<Runner> waiting = new ArrayList<>();
        for (Runnable work : works) {
            Runner runner = new Runner();
            waiting.add(runner);
            Thread thread = new Thread(() -> begin(runner, work, thrown));
            thread.setDaemon(true);
            thread.start();
        }
        while (!waiting.isEmpty()) {
            Runner next = waiting.get(chance.nextInt(waiting.size()));
            next.turn.release();
            back.acquireUninterruptibly();
            waiting.removeIf(runner -> runner.done);
        }
        thrown.stream().findFirst().ifPresent(first -> {
            throw new AssertionError("a worker broke", first);
        });
    }

    /** Lets others go on, if the seed wants it. */
    void pass() {
        back.release();
        runners.get(Thread.currentThread()).turn.acquireUninterruptibly();
    }

    private void begin(Runner runner, Runnable work, List<Throwable> thrown) {
        runners.put(Thread.currentThread(), runner);
        runner.turn.acquireUninterruptibly();
        try {
            work.run();
        } catch (Throwable e) {
            thrown.add(e);
        } finally {
            runner.done = true;
            back.release();
        }
    }
}
