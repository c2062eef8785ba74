package dev.latchkey.detection.alert;

import dev.latchkey.detection.subject.Subject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** The twin to which the real queue is held. */
public final class InMemorySettling implements Settling {

    private record Waiting(Subject subject, Instant due) {}

    private final Duration settle;
    private final InstantSource clock;
    private final List<Waiting> waiting = new ArrayList<>();

    public InMemorySettling(Duration settle, InstantSource clock) {
        this.settle = settle;
        this.clock = clock;
    }

    @Override
    public synchronized boolean judgeAgain(Subject subject) {
        waiting.add(new Waiting(subject, clock.instant().plus(settle)));
        return true;
    }

    /** Takes out those that have waited long enough. */
    public synchronized List<Subject> due() {
        Instant now = clock.instant();
        List<Waiting> due =
                waiting.stream().filter(it -> !it.due().isAfter(now)).toList();
        waiting.removeAll(due);
        return due.stream().map(Waiting::subject).toList();
    }
}
