package dev.latchkey.detection.forwarding;

import java.util.List;
import java.util.function.Consumer;

/** Which forwarders were heard, and when last. What was not heard for a month is forgotten. */
public interface Heartbeats {

    void heard(Place place);

    /** @param unread is told the key of what is there and cannot be read, which keeps back no other */
    List<Heartbeat> all(Consumer<String> unread);

    /** That it was told how long this one has been missed; without effect if it was heard again. */
    void missed(Heartbeat heartbeat);
}
