package dev.latchkey.detection.forwarding;

import java.time.Instant;

/**
 * When a forwarder was heard last.
 *
 * @param isMissed whether it has been told since that it is not heard any more
 */
public record Heartbeat(Place place, Instant at, boolean isMissed) {}
