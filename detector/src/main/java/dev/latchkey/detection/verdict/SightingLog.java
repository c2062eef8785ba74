package dev.latchkey.detection.verdict;

import java.util.Collection;

/** Learns who was seen provisioning. */
public interface SightingLog {

    /** In any order, and again and again: of each caller the earliest with each method counts. */
    void learn(Collection<Sighting> sightings);
}
