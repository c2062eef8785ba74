package dev.latchkey.detection.crash;

import dev.latchkey.detection.Hands;
import dev.latchkey.detection.alert.FindingLog.ToldElsewhere;
import dev.latchkey.detection.crash.Faults.Killed;
import dev.latchkey.detection.crash.Faults.Lost;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/** Lambda's asynchronous queue: what fails comes again after one minute and two, then it is set aside. */
final class Deliveries {

    private static final List<Duration> RETRIES = List.of(Duration.ofMinutes(1), Duration.ofMinutes(2));

    private record Delivery(Runnable event, Instant due, int failures, int number) {}

    private final Hands clock;
    private final Interleaving interleaving;
    private final Faults faults;
    private final PriorityQueue<Delivery> waiting =
            new PriorityQueue<>(Comparator.comparing(Delivery::due).thenComparing(Delivery::number));
    private final List<Runnable> setAside = new ArrayList<>();
    private int running;
    private int numbers;

    Deliveries(Hands clock, Interleaving interleaving, Faults faults) {
        this.clock = clock;
        this.interleaving = interleaving;
        this.faults = faults;
    }

    void add(Runnable event, Duration after) {
        waiting.add(new Delivery(event, clock.instant().plus(after), 0, numbers++));
    }

    List<Runnable> setAside() {
        return setAside;
    }

    /** A worker's life: takes what is due until nothing is left that may still come. */
    void work() {
        while (!waiting.isEmpty() || running > 0) {
            Optional<Delivery> due = due();
            due.ifPresent(this::run);
            interleaving.pass();
        }
    }

    /** Time goes on by itself only when nobody has anything to do. */
    private Optional<Delivery> due() {
        Optional<Delivery> next = Optional.ofNullable(waiting.peek());
        if (running == 0) {
            next.filter(it -> it.due().isAfter(clock.instant()))
                    .ifPresent(it -> clock.pass(Duration.between(clock.instant(), it.due())));
        }
        return next.filter(it -> !it.due().isAfter(clock.instant())).map(it -> waiting.remove());
    }

    private void run(Delivery delivery) {
        running++;
        faults.invocationStarts();
        try {
            delivery.event().run();
        } catch (Lost | Killed | ToldElsewhere failed) {
            comesAgain(delivery);
        } finally {
            running--;
        }
    }

    private void comesAgain(Delivery delivery) {
        int failures = delivery.failures() + 1;
        if (failures > RETRIES.size()) {
            setAside.add(delivery.event());
            return;
        }
        Instant due = clock.instant().plus(RETRIES.get(failures - 1));
        waiting.add(new Delivery(delivery.event(), due, failures, numbers++));
    }
}
