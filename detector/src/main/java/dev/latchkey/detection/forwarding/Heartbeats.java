package dev.latchkey.detection.forwarding;

import java.util.List;

/** Which forwarders were heard, and when last. What was not heard for a month is forgotten. */
public interface Heartbeats {

    void heard(Place place);

    List<Heartbeat> all();

    /** That it was told how long this one has been missed; without effect if it was heard again. */
    void missed(Heartbeat heartbeat);
}
