package dev.latchkey.replay;

import dev.latchkey.detection.alert.Finding;
import dev.latchkey.detection.text.Counted;
import dev.latchkey.detection.verdict.Severity;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How many findings there are of each severity: what a setting, or another severity to tell from, would change. */
record SeverityCount(int all, Map<Severity, Long> each) {

    static SeverityCount of(List<Finding> findings) {
        Map<Severity, Long> each = findings.stream()
                .collect(Collectors.groupingBy(
                        Finding::severity, () -> new TreeMap<>(Comparator.reverseOrder()), Collectors.counting()));
        return new SeverityCount(findings.size(), each);
    }

    String inWords(Severity from) {
        String sum = Counted.of(all, "finding") + " of " + from.shown() + " or more";
        return all == 0 ? sum : sum + " (" + parts() + ")";
    }

    private String parts() {
        return each.entrySet().stream()
                .map(it -> it.getValue() + " " + it.getKey().shown())
                .collect(Collectors.joining(", "));
    }
}
