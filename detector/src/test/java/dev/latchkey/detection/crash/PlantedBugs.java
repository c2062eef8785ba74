package dev.latchkey.detection.crash;

import dev.latchkey.detection.alert.Alert.Activity;
import dev.latchkey.detection.alert.Finding;
import dev.latchkey.detection.alert.FindingLog;
import dev.latchkey.detection.subject.Subject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a protocol of telling is easily got wrong by. */
final class PlantedBugs {

    private PlantedBugs() {}

    static FindingLog marksBeforePublishing(FindingLog log) {
        return new FindingLog() {
            @Override
            public Optional<Claim> claim(Finding finding) {
                Optional<Claim> claim = log.claim(finding);
                claim.ifPresent(log::told);
                return claim;
            }

            @Override
            public void told(Claim claim) {
                // It has said so already.
            }

            @Override
            public Set<String> uidsOf(Subject subject) {
                return log.uidsOf(subject);
            }

            @Override
            public Set<String> toldUidsOf(Subject subject) {
                return log.toldUidsOf(subject);
            }
        };
    }

    /** Looks whether it has been told, and tells. */
    static FindingLog makesNoClaim(FindingLog unused) {
        Map<String, Integer> told = new HashMap<>();
        return new FindingLog() {
            @Override
            public Optional<Claim> claim(Finding finding) {
                return told.getOrDefault(finding.uid(), -1) >= finding.rank()
                        ? Optional.empty()
                        : Optional.of(new Claim(finding, "", Activity.CREATE));
            }

            @Override
            public void told(Claim claim) {
                told.merge(claim.finding().uid(), claim.finding().rank(), Math::max);
            }

            @Override
            public Set<String> uidsOf(Subject subject) {
                return told.keySet();
            }

            @Override
            public Set<String> toldUidsOf(Subject subject) {
                return told.keySet();
            }
        };
    }
}
