package dev.latchkey.detection;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Many threads that begin one piece of work at the same moment. */
public final class Concurrently {

    private Concurrently() {}

    /** @return what each of them came to; what one of them threw is thrown */
    public static <T> List<T> each(int threads, IntFunction<T> work) {
        CountDownLatch allAreThere = new CountDownLatch(threads);
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            return IntStream.range(0, threads)
                    .mapToObj(number -> CompletableFuture.supplyAsync(() -> begin(allAreThere, work, number), executor))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        } finally {
            executor.shutdownNow();
        }
    }

    private static <T> T begin(CountDownLatch allAreThere, IntFunction<T> work, int number) {
        allAreThere.countDown();
        // Not asleep: threads that are woken one after the other would hardly ever meet.
        while (allAreThere.getCount() > 0) {
            Thread.onSpinWait();
        }
        return work.apply(number);
    }
}
