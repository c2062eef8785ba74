package dev.latchkey.aws;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Calls that wait for AWS beside each other instead of one behind another: the caller's own thread makes the first, and
 * none is left running when it goes on.
 */
final class AtOnce {

    /** What one event may have under way at a time. */
    private static final int THREADS = 4;

    private static final ExecutorService HELPERS = Executors.newFixedThreadPool(THREADS, work -> {
        Thread helper = new Thread(work, "beside");
        helper.setDaemon(true);
        return helper;
    });

    private AtOnce() {}

    static <T> void each(Collection<T> items, Consumer<T> call) {
        all(items, item -> {
            call.accept(item);
            return true;
        });
    }

    /**
     * In the order of the items.
     *
     * @throws RuntimeException of the first that failed, when all have ended
     */
    static <T, R> List<R> all(Collection<T> items, Function<T, R> call) {
        List<CompletableFuture<R>> underWay = new ArrayList<>();
        items.stream()
                .skip(1)
                .forEach(item -> underWay.add(CompletableFuture.supplyAsync(() -> call.apply(item), HELPERS)));
        items.stream().limit(1).forEach(item -> underWay.add(0, here(item, call)));
        try {
            // Waits for all of them, whichever fails.
            CompletableFuture.allOf(underWay.toArray(CompletableFuture<?>[]::new))
                    .join();
            return underWay.stream().map(CompletableFuture::join).toList();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    private static <T, R> CompletableFuture<R> here(T item, Function<T, R> call) {
        try {
            return CompletableFuture.completedFuture(call.apply(item));
        } catch (RuntimeException | Error e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
