package dev.latchkey.detection.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Detector;
import dev.latchkey.detection.HeldBefore;
import dev.latchkey.detection.Snapshot;
import dev.latchkey.detection.alert.Finding;
import dev.latchkey.detection.allowlist.Allowlist;
import dev.latchkey.detection.chain.Account;
import dev.latchkey.detection.chain.Holder;
import dev.latchkey.detection.chain.InMemoryChainStore;
import dev.latchkey.detection.oracle.Oracle.Found;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.verdict.Analytic;
import dev.latchkey.detection.verdict.Tuning;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A detector that has seen nothing yet. */
record World(InMemoryChainStore store, Detector detector) {

    World(Tuning tuning) {
        this(new InMemoryChainStore(), tuning);
    }

    private World(InMemoryChainStore store, Tuning tuning) {
        this(store, new Detector(store, Account.NOT_ASKED, new Analytic(tuning, Allowlist.NOBODY)));
    }

    /** That somebody held something before, as a snapshot shows it. */
    void learn(Map<Subject, List<Holder>> snapshot) {
        store.add(HeldBefore.in(store.subjects(), store, new Snapshot(snapshot)));
    }

    Set<Found> findings() {
        List<Found> found = store.subjects().stream()
                .filter(Subject::isIdentity)
                .flatMap(subject -> findings(subject).stream())
                .toList();
        assertThat(found).extracting(Found::uid).doesNotHaveDuplicates();
        return Set.copyOf(found);
    }

    List<Found> findings(Subject subject) {
        return detector.judge(subject).verdicts().stream()
                .flatMap(verdict -> verdict.finding().stream())
                .map(Finding::of)
                .map(Found::of)
                .toList();
    }
}
