package dev.latchkey.detection.forwarding;

import dev.latchkey.detection.text.SubjectLine;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * The forwarders that are not heard any more, and of which that has not been told.
 *
 * @param missed the longest missed first
 * @param heard how many others still are
 */
public record QuietPlaces(List<Heartbeat> missed, int heard) {

    /** A forwarder is heard each hour, give or take a quarter; one that is missed once may have been late. */
    static final Duration PATIENCE = Duration.ofHours(3);

    public QuietPlaces {
        missed = List.copyOf(missed);
    }

    /** Those of which it was told, too. */
    public static QuietPlaces stillMissed(List<Heartbeat> all, Instant now) {
        return of(
                all.stream()
                        .map(heartbeat -> new Heartbeat(heartbeat.place(), heartbeat.at(), false))
                        .toList(),
                now);
    }

    public static QuietPlaces of(List<Heartbeat> all, Instant now) {
        Instant since = now.minus(PATIENCE);
        List<Heartbeat> missed = all.stream()
                .filter(heartbeat -> !heartbeat.at().isAfter(since) && !heartbeat.isMissed())
                .sorted(Comparator.comparing(Heartbeat::at)
                        .thenComparing(heartbeat -> heartbeat.place().shown()))
                .toList();
        long heard =
                all.stream().filter(heartbeat -> heartbeat.at().isAfter(since)).count();
        return new QuietPlaces(missed, Math.toIntExact(heard));
    }

    /** In one line. */
    public String title() {
        return missed.size() == 1
                ? "No heartbeat any more from " + missed.get(0).place().shown()
                : "No heartbeat any more from %d places".formatted(missed.size());
    }

    public String subject() {
        return SubjectLine.of("[Forwarder] " + title());
    }
}
