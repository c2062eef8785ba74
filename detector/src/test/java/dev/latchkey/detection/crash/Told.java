package dev.latchkey.detection.crash;

import dev.latchkey.detection.alert.Alert;
import dev.latchkey.detection.alert.AlertPublisher;
import dev.latchkey.detection.alert.Finding;
import java.util.ArrayList;
import java.util.List;

/** What reached people, in the order in which it did. */
final class Told implements AlertPublisher {

    private final List<Finding> findings = new ArrayList<>();

    @Override
    public void publish(Alert alert) {
        findings.add(alert.finding());
    }

    List<Integer> ranks(String uid) {
        return findings.stream()
                .filter(finding -> finding.uid().equals(uid))
                .map(Finding::rank)
                .toList();
    }

    List<String> uids() {
        return findings.stream().map(Finding::uid).distinct().toList();
    }
}
