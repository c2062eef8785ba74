package dev.latchkey.replay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.cloudtrail.CloudTrailJson;
import dev.latchkey.cloudtrail.LogFile;
import dev.latchkey.detection.Detector;
import dev.latchkey.detection.alert.Finding;
import dev.latchkey.detection.chain.Account;
import dev.latchkey.detection.chain.InMemoryChainStore;
import dev.latchkey.detection.chain.Subject;
import dev.latchkey.detection.verdict.Allowlist;
import dev.latchkey.detection.verdict.Analytic;
import dev.latchkey.detection.verdict.Severity;
import dev.latchkey.detection.verdict.Tuning;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * Two passes: collects the steps of all files, then judges each chain once. What it keeps grows with steps, not
 * records.
 */
final class Replay {

    private final InMemoryChainStore chains = new InMemoryChainStore();
    private final Detector detector;
    private final Consumer<String> problems;
    private int files;
    private int filesLeftOut;
    private long records;
    private long calls;
    private long malformed;

    Replay(Tuning tuning, Consumer<String> problems) {
        this.detector = new Detector(chains, Account.NOT_ASKED, new Analytic(tuning, Allowlist.NOBODY));
        this.problems = problems;
    }

    void read(Path file) {
        FileTally tally = new FileTally(file, this::remember);
        try {
            LogFile.read(file, tally);
        } catch (IOException e) {
            tally.broken(e);
        }
        files++;
        records += tally.records();
        malformed += tally.malformed();
        filesLeftOut += tally.isLog() ? 0 : 1;
        tally.problems().forEach(problems);
    }

    private void remember(JsonNode node) {
        CloudTrailJson.read(node).ifPresent(call -> {
            detector.remember(call);
            calls++;
        });
    }

    List<Finding> findings() {
        return chains.subjects().stream()
                .filter(Subject::isIdentity)
                .flatMap(subject -> detector.judge(subject).stream())
                .flatMap(verdict -> verdict.finding().stream())
                .map(Finding::of)
                .sorted(Comparator.comparing(Finding::firstSeen).thenComparing(Finding::uid))
                .toList();
    }

    boolean nothingRead() {
        return records == 0;
    }

    String summary(List<Finding> shown, Severity minSeverity) {
        String leftOut = filesLeftOut == 0 ? "" : " (" + filesLeftOut + " without CloudTrail records left out)";
        return "%d files%s, %d records, %d calls of ours, %d malformed; %d findings of %s or more"
                .formatted(files, leftOut, records, calls, malformed, shown.size(), minSeverity.shown());
    }
}
