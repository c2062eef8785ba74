package dev.latchkey.detection;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that moves only by hand. */
public final class Hands implements InstantSource {

    private volatile Instant now = Cast.NOON;

    @Override
    public Instant instant() {
        return now;
    }

    public void pass(Duration time) {
        now = now.plus(time);
    }
}
