package dev.latchkey.detection.digest;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Remembers what is known of each identity, for far longer than the chain store does its steps. */
public interface Evidence {

    /**
     * In place of what was kept of the same beginning; and of what was kept of any credential as a beginning that this
     * one takes in for the first time.
     */
    void keep(IdentityRecord identity);

    /**
     * What began in the period, its first instant included and its last not, in the order of the beginnings.
     *
     * @param unread takes one line about each record that cannot be read; the others come all the same
     */
    Stream<Kept> between(Instant from, Instant to, Consumer<String> unread);

    /** How far the chain store has been gone through; empty before the first time. */
    Optional<Coverage> coverage();

    void covers(Coverage coverage);

    /** @param firstKept when something of it was kept for the first time */
    record Kept(IdentityRecord identity, Instant firstKept) {}
}
